import { spawnSync } from 'node:child_process'
import pg from 'pg'
import type { Site } from './site.ts'

/** An article of about 1,500 words in the sample content. */
export const ARTICLE = '/blog/attention-by-hand'

/** Seeds made-up articles up to a number, with the seed command. Returns their paths in random order. */
export async function seedArticles({ dataDir, databaseUrl }: Site, posts: number): Promise<string[]> {
  const run = spawnSync(process.execPath, ['bin/cli.mjs', 'seed', '--posts', String(posts)], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (run.status !== 0) throw new Error('The publication could not be filled.')
  const slugs = await queryDatabase<{ slug: string }>(
    databaseUrl,
    "SELECT slug FROM posts WHERE source IS NULL AND kind = 'article' AND live_revision_id IS NOT NULL ORDER BY live_revision_id DESC LIMIT $1",
    [posts],
  )
  return slugs.map(({ slug }) => `/blog/${slug}`)
}

export async function queryDatabase<Row extends object>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
