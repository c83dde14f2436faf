import pg from 'pg'

/** An article of the sample publication of about 1,500 words. */
export const ARTICLE = '/blog/attention-by-hand'

const SLUG = ARTICLE.replace('/blog/', '')

/**
 * Multiplies the sample article, rows and all, under the addresses /blog/copy-1 and so on. Returns their paths. Nobody
 * is told: it is as if they had been there before the start.
 */
export async function multiplyPosts(databaseUrl: string, from: number, to: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    for (const statement of STATEMENTS) await client.query(statement, [SLUG, from, to])
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
  return Array.from({ length: to - from + 1 }, (_, index) => `/blog/copy-${from + index}`)
}

const COPIES = `(SELECT 'a' || lpad(to_hex(n), 23, '0') AS post, 'b' || lpad(to_hex(n), 23, '0') AS revision, 'copy-' || n AS slug, n
  FROM generate_series($2::int, $3::int) n) copy`

function copy(table: string, change: string, condition: string): string {
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(original, jsonb_build_object(${change}))).*
    FROM ${table} original CROSS JOIN ${COPIES} WHERE ${condition}`
}

const POST = '(SELECT id FROM posts WHERE slug = $1)'
const REVISION = '(SELECT live_revision_id FROM posts WHERE slug = $1)'

const STATEMENTS = [
  copy(
    'posts',
    `'id', post, 'slug', copy.slug, 'live_revision_id', NULL, 'source', NULL, 'source_hash', NULL, 'source_version', NULL, 'series_id', NULL, 'series_part', NULL,
     'featured', false, 'published_at', original.published_at - make_interval(mins => n)`,
    `original.id = ${POST}`,
  ),
  copy(
    'revisions',
    `'id', revision, 'post_id', post, 'slug', copy.slug, 'number', 1, 'title', original.title || ' ' || n`,
    `original.id = ${REVISION}`,
  ),
  copy('renderings', `'revision_id', revision`, `original.revision_id = ${REVISION}`),
  copy('post_bylines', `'post_id', post`, `original.post_id = ${POST}`),
  copy('post_tags', `'post_id', post`, `original.post_id = ${POST}`),
  `UPDATE posts SET live_revision_id = copy.revision FROM ${COPIES} WHERE posts.id = copy.post AND $1 <> ''`,
]
