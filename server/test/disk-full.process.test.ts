import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someDraft } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { hire } from '#test/server/endpoints/staff.ts'
import { addressOf, killEverything, npmStart } from '#test/site.ts'

// The production build on a real disk of 400 MB, which is then filled.
const disk = mkdtempSync(join(tmpdir(), 'publication-full-'))
const dataDir = join(disk, 'data')
const filler = join(disk, 'filler')
const TIMEOUT = { timeout: 60_000 }
let isMounted = false

beforeAll(() => {
  process.chdir(resolve(import.meta.dirname, '../..'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk], { stdio: 'ignore' })
    isMounted = true
  } catch {
    isMounted = false
  }
})

afterAll(async () => {
  await killEverything(dataDir)
  if (isMounted) execFileSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true, force: true })
})

test('on a full disk /readyz returns 503, uploads and saves give the reason, and both work again when there is space', async ({
  skip,
}) => {
  if (!isMounted) return skip('This machine does not let us mount a disk of 400 MB.')
  process.env.DATA_DIR = dataDir
  delete process.env.DATABASE_URL
  const site = await addressOf(npmStart({ dataDir }))
  const by = await hire('author')
  const { postId, version } = await someDraft({}, by)
  const headers = { origin: site, cookie: by.cookie }
  // Random, so that the database cannot compress it.
  const body = randomBytes(375_000).toString('hex')
  const save = () =>
    fetch(`${site}/api/admin/drafts`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ postId, version, body }),
    })
  const upload = async () => {
    const image = new Uint8Array(await plainImage('png', 500, 300))
    return fetch(`${site}/api/admin/media?name=x.png`, { method: 'POST', headers, body: image })
  }
  expect((await fetch(`${site}/readyz`)).status).toBe(200)

  await fill()
  await expect.poll(async () => (await fetch(`${site}/readyz`)).status, TIMEOUT).toBe(503)
  const [refused, image] = [await save(), await upload()]
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await refused.json()).toMatchObject({
    message: 'The disk of the server is full. Make room on it, then try again.',
  })
  expect([image.status, image.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await image.json()).toMatchObject({
    ok: false,
    code: 'unavailable',
    message: expect.stringContaining('full'),
  })
  expect((await fetch(`${site}/admin/posts/${postId}`, { headers })).status).toBe(200)

  await rm(filler)
  await expect.poll(async () => (await fetch(`${site}/readyz`)).status, TIMEOUT).toBe(200)
  expect((await save()).status).toBe(200)
  expect((await upload()).status).toBe(200)
})

/** Fills the disk, in ever smaller steps. */
async function fill() {
  for (let size = 16 * 1024 * 1024; size >= 4_096; size /= 4)
    for (;;) {
      const isDone = await writeFile(filler, Buffer.alloc(size), { flag: 'a' }).then(
        () => false,
        () => true,
      )
      if (isDone) break
    }
}
