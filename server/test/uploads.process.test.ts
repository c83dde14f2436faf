import { once } from 'node:events'
import { glob } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { suspendUser } from '#lib/users/managing.ts'
import { movingImage, plainImage } from '#test/images.ts'
import * as odd from '#test/odd-images.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'
import { isHeardDuring } from '#test/server/listening.ts'

let site = { address: '', dataDir: '' }
let writer: Member

beforeAll(async () => {
  site = await openSite()
  writer = await hire('contributor')
})

afterAll(closeSite)

test('an upload answers when this instance has heard of it', async () => {
  const image = await plainImage('png', 30, 20)
  for (let time = 0; time < 8; time++)
    expect(await isHeardDuring(() => upload(image, { name: 'again.png' }))).toBe(true)
})

type Taken = { mime: string; width: number; height: number }
const small = { width: 40, height: 20 }

const TAKEN: [string, string, () => Promise<Buffer> | Buffer, Taken][] = [
  ['an animated GIF', 'a.gif', () => movingImage('gif'), { mime: 'image/gif', width: 16, height: 16 }],
  ['an animated WebP', 'a.webp', () => movingImage('webp'), { mime: 'image/webp', width: 16, height: 16 }],
  ['a CMYK image', 'print.jpg', odd.printedImage, { mime: 'image/jpeg', ...small }],
  ['a 16-bit image', 'deep.png', odd.deepImage, { mime: 'image/png', ...small }],
  ['an image with EXIF rotation', 'lying.jpg', odd.lyingImage, { mime: 'image/jpeg', width: 20, height: 40 }],
  [
    'a PNG named JPEG',
    'x.jpg',
    () => plainImage('png', 41, 21),
    { mime: 'image/png', width: 41, height: 21 },
  ],
  ['HTML after a GIF', 'x.gif', () => odd.polyglot('gif', HIDDEN), { mime: 'image/gif', ...small }],
  ['HTML after a PNG', 'x.png', () => odd.polyglot('png', HIDDEN), { mime: 'image/png', ...small }],
  ['HTML after a JPEG', 'x.html', () => odd.polyglot('jpeg', HIDDEN), { mime: 'image/jpeg', ...small }],
]

test.each(TAKEN)(
  '%s is taken and served as what it is, with nothing hidden in it',
  async (_, name, make, facts) => {
    const response = await upload(await make(), { name })
    expect(response).toMatchObject({ status: 200, body: { ok: true, value: facts } })
    const served = await fetch(site.address + response.body.value.src)
    expect(served.headers.get('content-type')).toBe(facts.mime)
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    const bytes = Buffer.from(await served.arrayBuffer())
    expect(bytes.includes('script')).toBe(false)
    const { exif, orientation, space, pages } = await sharp(bytes, { animated: true }).metadata()
    expect({ exif, orientation, space }).toEqual({ exif: undefined, orientation: undefined, space: 'srgb' })
    expect(pages ?? 1).toBe(name.startsWith('a.') ? 3 : 1)
  },
)

const REFUSED: [string, string, () => Promise<Buffer> | Buffer, string][] = [
  ['nothing', 'x.png', () => Buffer.alloc(0), 'empty'],
  ['a truncated JPEG', 'x.jpg', () => odd.cutImage('jpeg'), 'damaged'],
  ['a truncated PNG', 'x.png', () => odd.cutImage('png'), 'damaged'],
  ['a truncated WebP', 'x.webp', () => odd.cutImage('webp'), 'damaged'],
  ['a truncated GIF', 'x.gif', () => odd.cutImage('gif'), 'damaged'],
  ['an SVG', 'x.png', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG'],
  ['HTML named PNG', 'x.png', () => Buffer.from(HIDDEN), 'not an image'],
  ['20,000 × 20,000 that it claims', 'x.png', () => odd.boastingImage(20_000, 20_000), 'pixels'],
  ['20,000 × 20,000 that it has', 'x.png', () => odd.blackImage(20_000, 20_000), 'pixels'],
  ['a strip of 20,000 × 1', 'x.png', () => odd.blackImage(20_000, 1), 'pixels'],
]

test.each(REFUSED)(
  '%s is rejected with the reason, and leaves neither a row nor a file',
  async (_, name, make, reason) => {
    const bytes = await make()
    await expectNothingKept(async () => {
      const { status, body } = await upload(bytes, { name })
      expect(status).toBe(422)
      expect(body.fields.file).toContain(reason)
    })
  },
)

test('an interrupted upload leaves neither a row nor a file', async () => {
  const bytes = await odd.noisyImage('png')
  await expectNothingKept(async () => {
    const cut = request(`${site.address}/api/admin/media?name=cut.png`, {
      method: 'POST',
      headers: { ...own(), 'content-length': bytes.length },
    })
    const ended = new Promise((resolve) => cut.once('close', resolve))
    cut.on('error', () => {})
    await new Promise((resolve) => cut.write(bytes.subarray(0, bytes.length / 2), resolve))
    cut.destroy()
    await ended
    // The server serves other requests, and has no work left for this one.
    expect((await upload(Buffer.alloc(0))).status).toBe(422)
  })
})

test('an image that is too large is rejected, and leaves neither a row nor a file', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await expectNothingKept(async () => {
    const statuses = []
    for (const size of [21 * 1024 * 1024, 10]) statuses.push(await statusOf(agent, Buffer.alloc(size)))
    expect(statuses).toEqual([413, 422])
  })
  agent.destroy()
}, 20_000)

test('the same image sent twice at once is stored once', async () => {
  const bytes = await plainImage('png', 77, 33)
  const responses = await Promise.all([upload(bytes), upload(bytes)])
  expect(new Set(responses.map(({ body }) => body.value.id)).size).toBe(1)
})

const EVIL = 'https://evil.example'

test.each<[string, Record<string, string>, number]>([
  ['nobody', { cookie: '' }, 401],
  ['a made-up session', { cookie: 'next-auth.session-token=made-up' }, 401],
  ['a foreign Origin', { origin: EVIL }, 403],
  ['no Origin', { origin: '' }, 403],
  ['a null Origin', { origin: 'null' }, 403],
  ['a spoofed host', { origin: EVIL, 'x-forwarded-host': 'evil.example' }, 403],
])('%s uploads nothing', async (_, headers, expected) => {
  const bytes = await plainImage('png', 91, 17)
  await expectNothingKept(async () => {
    expect((await upload(bytes, { headers })).status).toBe(expected)
  })
})

test('a suspended user cannot upload', async () => {
  const gone = await hire('author')
  await suspendUser(publicationItself, gone.userId)
  const headers = { cookie: gone.cookie }
  expect((await upload(await plainImage('png', 92, 17), { headers })).status).toBe(401)
})

test('images are uploaded by POST only', async () => {
  const response = await fetch(`${site.address}/api/admin/media`, { headers: own() })
  expect(response.status).toBe(405)
})

const HIDDEN = '<!doctype html><script>alert(1)</script>'

function own(): Record<string, string> {
  return { origin: site.address, cookie: writer.cookie }
}

async function statusOf(agent: Agent, bytes: Buffer): Promise<number | undefined> {
  const sending = request(`${site.address}/api/admin/media?name=x.png`, {
    agent,
    method: 'POST',
    headers: own(),
  })
  sending.end(bytes)
  const [response] = await once(sending, 'response')
  response.resume()
  await once(response, 'end')
  return response.statusCode
}

type Sending = { name?: string; headers?: Record<string, string> }

async function upload(bytes: Buffer, { name = 'x.png', headers = {} }: Sending = {}) {
  const given = Object.entries({ ...own(), ...headers }).filter(([, value]) => value !== '')
  const response = await fetch(`${site.address}/api/admin/media?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: Object.fromEntries(given),
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}

async function expectNothingKept(attempt: () => Promise<void>) {
  const before = await kept()
  await attempt()
  expect(await kept()).toEqual(before)
}

async function kept() {
  const files = await Array.fromAsync(glob(`${site.dataDir}/media/**/*.*`))
  return { files: files.sort(), rows: await db().media.count() }
}
