import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { plainImage } from '#test/images.ts'
import { type ObjectStorage, startObjectStorage } from '#test/object-storage.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'

// The production build with its images in an S3 server that fails in several ways.
const AGAIN = { timeout: 30_000 }
let storage: ObjectStorage
let site = ''
let writer: Member
let widest = 300

beforeAll(async () => {
  storage = await startObjectStorage()
  site = (await openSite(storage.settings)).address
  writer = await hire('author')
})

beforeEach(() => {
  storage.trouble = 'none'
})

afterAll(closeSite)

test('the files of the build are in the bucket before the first page is served', () => {
  const stored = storage.requests.filter((line) =>
    /^PUT .*\/builds\/files\/(_next\/static|assets)\//.test(line),
  )
  expect(stored.length).toBeGreaterThan(10)
})

test('an upload goes into the bucket and is served by the site, whole, in parts and by condition', async () => {
  const src = await upload(300)
  expect(storage.requests.some((line) => /^PUT \/pictures\/site\/one\/media\//.test(line))).toBe(true)
  const whole = await fetch(site + src, { redirect: 'manual' })
  expect(whole.status).toBe(200)
  expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const bytes = Buffer.from(await whole.arrayBuffer())
  const part = await fetch(site + src, { headers: { range: 'bytes=5-9' } })
  expect(part.status).toBe(206)
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))).toBe(true)
  const same = await fetch(site + src, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })
  expect(same.status).toBe(304)
  expect((await fetch(`${site}${src.replace(/\.\w+$/, '-320.webp')}`)).headers.get('content-type')).toBe(
    'image/webp',
  )
})

test.each(['hang', 'refuse', 'forbid', 'cut'] as const)(
  'while the bucket does this, readers of pages notice nothing, and images answer 503 until it works again: %s',
  async (trouble) => {
    const [seen, unseen] = [await upload(freshWidth()), await upload(freshWidth())]
    await fetch(site + seen)
    storage.trouble = trouble
    const image = fetch(site + unseen)
    for (const path of ['/', '/blog', '/feed.xml', '/search?q=a', seen])
      expect((await fetch(site + path)).status, path).toBe(200)
    expect((await fetch(`${site}/admin`, { headers: headers() })).status).toBe(200)
    const refused = await image
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(refused.headers.get('cache-control')).toBe('private, no-store')
    storage.trouble = 'none'
    await expect.poll(async () => (await fetch(site + unseen)).status, AGAIN).toBe(200)
  },
)

test.each([
  ['full', 'The file storage is full. Free some space and try again.'],
  ['forbid', 'The file storage refused the request (InvalidAccessKeyId).'],
  ['refuse', 'The file storage does not respond. Try again in a minute.'],
  ['hang', 'The file storage does not respond. Try again in a minute.'],
] as const)(
  'an upload while the bucket is like this gets a sentence and leaves no row: %s',
  async (trouble, sentence) => {
    const [rows, width] = [await db().media.count(), freshWidth()]
    storage.trouble = trouble
    const response = await send(width)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.json()).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(sentence),
    })
    expect(await db().media.count()).toBe(rows)
    storage.trouble = 'none'
    await expect.poll(async () => (await send(width)).status, AGAIN).toBe(200)
    expect(await db().media.count()).toBe(rows + 1)
  },
)

/** Images of the same content are stored once. */
function freshWidth(): number {
  widest += 1
  return widest
}

function headers() {
  return { origin: site, cookie: writer.cookie }
}

async function send(width: number): Promise<Response> {
  const body = new Uint8Array(await plainImage('png', width, 200))
  return fetch(`${site}/api/admin/media?name=x.png`, { method: 'POST', headers: headers(), body })
}

async function upload(width: number): Promise<string> {
  const response = await send(width)
  expect(response.status).toBe(200)
  const { value } = await response.json()
  return value.src
}
