import { beforeAll, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { unpublishPost } from '#lib/posts/removing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { someDraft, someone, somePost } from '#test/factories.ts'

let live: string
let draft: string
let retired: string
let series: string

beforeAll(async () => {
  live = (await somePost({ title: 'Live', tags: ['Tag'] })).postId
  await somePost({ title: 'Other', slug: 'other' })
  draft = (await someDraft({ title: 'Draft' })).postId
  retired = (await somePost({ title: 'Retired' })).postId
  await unpublishPost(us, retired)
  series = await findOrCreateSeries(us, { title: 'Series' })
  await someone('owner')
})

describe('a state that makes no sense cannot be stored', () => {
  const post = (id: () => string, change: () => string) => () =>
    `UPDATE posts SET ${change()} WHERE id = '${id()}'`
  const ofLive = (change: string) =>
    post(
      () => live,
      () => change,
    )

  test.each<[string, () => string]>([
    ['a live post without an address', ofLive('slug = NULL')],
    ['a live post without a date', ofLive('published_at = NULL')],
    ['a live post in the trash', ofLive('trashed_at = now()')],
    ['a live post that was withdrawn', ofLive('withdrawn_at = now()')],
    ['a live post at an address that is no slug', ofLive(`slug = 'Not A Slug'`)],
    ['two articles at one address', ofLive(`slug = 'other'`)],
    [
      'a live post with the text of another',
      post(
        () => live,
        () => `live_revision_id = (SELECT id FROM revisions WHERE post_id = '${retired}')`,
      ),
    ],
    [
      'a withdrawn post that never had an address',
      post(
        () => draft,
        () => 'withdrawn_at = now()',
      ),
    ],
    ['a part of no series', ofLive('series_part = 1')],
    [
      'part 0 of a series',
      post(
        () => live,
        () => `series_id = '${series}', series_part = 0`,
      ),
    ],
    ['a hash without its source', ofLive(`source_hash = 'a', source_version = 1`)],
    ['a hash without its version', ofLive(`source = 'a.md', source_hash = 'a'`)],
    [
      'a draft of another kind than its post',
      () => `UPDATE drafts SET kind = 'page' WHERE post_id = '${draft}'`,
    ],
    [
      'a draft of more than a megabyte',
      () => `UPDATE drafts SET body = repeat('é', 524289) WHERE post_id = '${draft}'`,
    ],
    ['version 0 of a draft', () => `UPDATE drafts SET version = 0 WHERE post_id = '${draft}'`],
    ['a revision that changes', () => `UPDATE revisions SET body = 'Other.' WHERE post_id = '${live}'`],
    ['a live post whose revision is gone', () => `DELETE FROM revisions WHERE post_id = '${live}'`],
    [
      'two revisions of one version',
      () =>
        `INSERT INTO revisions SELECT (jsonb_populate_record(r, jsonb_build_object('id', '${newId()}', 'number', 9))).* FROM revisions r WHERE post_id = '${live}'`,
    ],
    [
      'a second owner',
      () =>
        `INSERT INTO users (id, email, name, role) VALUES ('${newId()}', 'two@example.org', 'Two', 'owner')`,
    ],
    [
      'a person without a name',
      () => `INSERT INTO users (id, email, name, role) VALUES ('${newId()}', 'x@example.org', '', 'author')`,
    ],
    [
      'an e-mail address in capitals',
      () => `INSERT INTO users (id, email, name, role) VALUES ('${newId()}', 'X@example.org', 'X', 'author')`,
    ],
    [
      'two tags that differ in case only',
      () => `INSERT INTO tags (id, slug, name) VALUES ('${newId()}', 'tag-2', 'TAG')`,
    ],
    [
      'a tag at an address that is no slug',
      () => `INSERT INTO tags (id, slug, name) VALUES ('${newId()}', '-x', 'X')`,
    ],
    [
      'an identifier of another form',
      () => `INSERT INTO tags (id, slug, name) VALUES ('${'G'.repeat(24)}', 'x', 'X')`,
    ],
    ['a redirect to itself', redirect(`'/a', '/a', NULL, 308`)],
    ['a redirect to two places', () => redirect(`'/a', '/b', '${live}', 308`)()],
    ['a redirect to nowhere', redirect(`'/a', NULL, NULL, 308`)],
    ['an address that is gone and leads somewhere', redirect(`'/a', '/b', NULL, 410`)],
    ['a redirect with the status 200', redirect(`'/a', '/b', NULL, 200`)],
    ['a redirect from what is no path', redirect(`'a?b', '/b', NULL, 308`)],
    ['an audit event that changes', () => `UPDATE audit_events SET action = 'post.nothing'`],
    ['an audit event that goes', () => 'DELETE FROM audit_events'],
  ])('%s', async (_, sql) => {
    await expect(db().$executeRawUnsafe(sql())).rejects.toThrow(/constraint|unique|never changed|only grows/i)
  })
})

function redirect(values: string) {
  return () => `INSERT INTO redirects (id, "from", "to", post_id, status) VALUES ('${newId()}', ${values})`
}
