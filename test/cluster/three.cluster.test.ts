import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { closeDb, db } from '#lib/db/client.ts'
import { createPost } from '#lib/posts/editing.ts'
import { type Cluster, startCluster } from '#test/cluster/cluster.ts'
import { putLoad } from '#test/cluster/load.ts'
import { callAt, publishAt, throughNginx } from '#test/cluster/publishing.ts'
import { copyProject } from '#test/project-copy.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'

const CLIENTS = 8
const PATHS = [
  '/',
  '/blog',
  '/blog/attention-by-hand',
  '/tags',
  '/archive',
  '/feed.xml',
  '/sitemap.xml',
  '/about',
]

let cluster: Cluster
let editor: Member

beforeAll(async () => {
  cluster = await startCluster(3)
  editor = await hire('editor')
})

afterAll(async () => {
  await closeDb()
  await cluster?.close()
})

test('three that start at once on an empty database have one owner and one set of samples', async () => {
  expect(await db().user.count({ where: { role: 'owner' } })).toBe(1)
  const migrations = await db().$queryRaw<{ times: number }[]>`
    SELECT count(*)::int AS times FROM _prisma_migrations GROUP BY migration_name`
  expect(migrations.map(({ times }) => times)).toEqual(migrations.map(() => 1))
  const slugs = await db().post.groupBy({ by: ['slug'], _count: true })
  expect(slugs.length).toBeGreaterThan(5)
  expect(slugs.filter(({ _count }) => _count > 1)).toEqual([])
  for (const { address } of cluster.instances)
    expect(await read(address, PATHS[2])).toMatchObject({ status: 200 })
})

test('what is published through one is read through all', async () => {
  for (let round = 0; round < 10; round++) {
    const href = await publishThrough(round % 3, `Round ${round}`)
    for (const { address } of cluster.instances)
      for (const path of [href, '/blog'])
        await expect.poll(async () => (await read(address, path)).text).toContain(`Round ${round}`)
  }
})

test('a session that one ends is over for all', async () => {
  const leaving = await hire('author')
  const isSignedIn = async (address: string) => (await read(address, '/admin/posts', leaving)).status === 200
  for (const { address } of cluster.instances) expect(await isSignedIn(address)).toBe(true)
  await callAt(cluster, 0, 'admin signOutAction', { by: leaving, path: '/admin/posts', args: [] })
  for (const { address } of cluster.instances) expect(await isSignedIn(address)).toBe(false)
})

test('readers miss nothing when one is killed under load', async () => {
  const load = putLoad(cluster.url, PATHS, CLIENTS)
  await answers(load, 100)
  await cluster.instances[1]?.kill()
  await answers(load, 200)
  await cluster.replace(1)
  await answers(load, 100)
  const failed = await load.stop()
  // What was under way on it, at most.
  expect(failed.length, JSON.stringify(failed)).toBeLessThanOrEqual(CLIENTS)
})

test('all go on after the database was restarted under load', async () => {
  const load = putLoad(cluster.url, PATHS, CLIENTS)
  await answers(load, 100)
  await cluster.restartDatabase()
  await answers(load, 100)
  expect(await load.stop()).toEqual([])
  const href = await vi.waitFor(() => publishThrough(2, 'After the restart'), 60_000)
  for (const { address } of cluster.instances)
    await expect.poll(async () => (await read(address, href)).status).toBe(200)
})

test('readers miss nothing while all are replaced by another build, nor do pages of the old one', async () => {
  const next = mkdtempSync(join(tmpdir(), 'publication-next-build-'))
  try {
    copyProject(next)
    const tokens = join(next, 'components/ui/tokens.css')
    writeFileSync(tokens, `${readFileSync(tokens, 'utf8')}\n:root { --next-build: 1; }\n`)
    const script = join(next, 'components/site/site.js')
    writeFileSync(script, `${readFileSync(script, 'utf8')}\n;'next build'\n`)
    const first = await assetsOf(cluster.instances[0]?.address ?? '')
    expect(first.size).toBeGreaterThan(1)
    const load = putLoad(cluster.url, PATHS, CLIENTS)
    for (const index of cluster.instances.keys()) {
      await cluster.instances[index]?.stop()
      await cluster.replace(index, next)
    }
    await answers(load, 100)
    expect(await load.stop()).toEqual([])
    for (const { address } of cluster.instances) {
      const now = await assetsOf(address)
      const gone = [...first.keys()].filter((path) => !now.has(path))
      expect(gone).toEqual([expect.stringMatching(/\.css$/), expect.stringMatching(/\/site-\w+\.js$/)])
      for (const [path, text] of first) expect(await read(address, path)).toEqual({ status: 200, text })
    }
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
})

/** The style sheets and scripts of an article by path, as an instance serves them. */
async function assetsOf(address: string): Promise<Map<string, string>> {
  const { text } = await read(address, PATHS[2])
  const paths = text.matchAll(/(?:href|src)="(\/(?:_next\/static|assets)\/[^"]+\.(?:css|js))"/g)
  const assets = new Map<string, string>()
  for (const [, path = ''] of paths) assets.set(path, (await read(address, path)).text)
  return assets
}

type Reading = { status: number; text: string }

async function read(address: string, path = '/', by?: Member): Promise<Reading> {
  const headers = { ...throughNginx(cluster), ...(by && { cookie: by.cookie }) }
  const response = await fetch(address + path, { headers, redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}

async function publishThrough(index: number, title: string): Promise<string> {
  const draft = await createPost(publicationItself, { title, body: 'Text.' })
  await publishAt(cluster, index, editor, draft)
  const { slug } = await db().post.findUniqueOrThrow({ where: { id: draft.postId }, select: { slug: true } })
  return `/blog/${slug}`
}

/** Waits for this many further answers. */
async function answers(load: ReturnType<typeof putLoad>, count: number) {
  const before = load.answered()
  await vi.waitUntil(() => load.answered() >= before + count, 120_000)
}
