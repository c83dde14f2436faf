import { expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { PLAIN_FIELDS } from '#lib/fields/choosing.ts'
import { rows } from '#test/empty-database.ts'

const PLAIN = PLAIN_FIELDS.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(
  ' ',
)

// A column that is new belongs into the export, or into this list.
const EXPORTED = {
  posts:
    'id kind slug published_at revised_at trashed_at withdrawn_at created_at featured series_id series_part source source_hash source_version',
  drafts: `${PLAIN} post_id kind workflow body slug cover_id cover_alt cover_caption series_id series_part published_at`,
  revisions: `${PLAIN} body slug cover_id cover_alt cover_caption series_id series_part byline_ids tag_ids`,
  tags: 'id slug name description created_at',
  series: 'id slug title description created_at',
  bylines: 'id slug name bio links avatar_id created_at',
  media: 'id hash name mime bytes width height colour alt focus_x focus_y created_at',
  redirects: 'from to post_id status',
  settings: 'key value',
  snippets: 'id purpose name body kind title dek tag_ids series_id created_at',
}
const LEFT = {
  posts: 'owner_id live_revision_id',
  drafts: 'version save_ids updated_at updated_by_id',
  revisions: 'id post_id number draft_version created_at created_by_id',
  tags: '',
  series: '',
  bylines: 'user_id',
  media: 'created_by_id',
  redirects: 'id created_at created_by_id',
  settings: 'updated_at',
  snippets: 'created_by_id updated_at',
}

test('every column is exported, or left out on purpose', async () => {
  for (const [table, exported] of Object.entries(EXPORTED)) {
    const columns = await rows(
      databaseUrl(),
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'`,
    )
    const left = LEFT[table as keyof typeof LEFT]
    const known = `${exported} ${left}`.split(' ').filter(Boolean)
    expect(columns.map(({ name }) => name).sort(), table).toEqual(known.sort())
  }
})
