import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '#lib/db/migrating.ts'
import { MIGRATIONS, readMigrations } from '#lib/db/migrations.ts'
import { emptyDatabase, rows } from '#test/empty-database.ts'
import { temporaryFolder } from '#test/folder.ts'

const id = (digit: number) => String(digit).repeat(24)

/** A live article with everything around it, as the first migrations let it be written. */
const PUBLICATION = `
  INSERT INTO users (id, email, name, role) VALUES ('${id(1)}', 'o@example.org', 'The owner', 'owner');
  INSERT INTO media (id, hash, name, mime, bytes, width, height, colour)
    VALUES ('${id(2)}', repeat('a', 64), 'a.png', 'image/png', 1, 1, 1, '#ffffff');
  INSERT INTO bylines (id, slug, name) VALUES ('${id(3)}', 'ada', 'Ada Quill');
  INSERT INTO tags (id, slug, name) VALUES ('${id(4)}', 'models', 'Models');
  INSERT INTO posts (id, owner_id) VALUES ('${id(5)}', '${id(1)}');
  INSERT INTO drafts (post_id, title, body) VALUES ('${id(5)}', 'A head', 'Words');
  INSERT INTO revisions (id, post_id, number, draft_version, title, dek, body, slug, seo_title, description,
      cover_id, cover_alt, cover_caption, featured, byline_ids, tag_ids)
    VALUES ('${id(6)}', '${id(5)}', 1, 1, 'A head', 'A dek', '![](/media/' || repeat('a', 64) || '.png)', 'a-head', '', '',
      '${id(2)}', '', '', false, ARRAY['${id(3)}'], ARRAY['${id(4)}']);
  INSERT INTO renderings (revision_id, renderer_version, html, headings, text, words, minutes, media)
    VALUES ('${id(6)}', 1, '<p>Words</p>', '[{"depth":2,"id":"a","text":"Part"}]', 'Words', 1, 1, '{}');
  UPDATE posts SET live_revision_id = '${id(6)}', slug = 'a-head', published_at = now();
  INSERT INTO post_bylines VALUES ('${id(5)}', '${id(3)}', 0);
  INSERT INTO post_tags VALUES ('${id(5)}', '${id(4)}', 0);
  INSERT INTO settings (key, value) VALUES ('language', '"en"');`

const OLDEST = ['20261123000000_foundation', '20261123010000_sign_in']

test('a publication with articles takes every migration, and its articles can be found', async () => {
  const url = await emptyDatabase()
  const oldest = temporaryFolder()
  for (const name of OLDEST) cpSync(join(MIGRATIONS, name), join(oldest, name), { recursive: true })
  await migrate(url, oldest)
  await rows(url, PUBLICATION)
  const later = (await readMigrations()).map(({ name }) => name).filter((name) => !OLDEST.includes(name))
  expect(await migrate(url)).toEqual(later)
  const found = "SELECT post_id FROM search_entries WHERE vector @@ plainto_tsquery('english', 'heads quill')"
  expect(await rows(url, found)).toEqual([{ post_id: id(5) }])
})
