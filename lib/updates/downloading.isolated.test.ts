import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer as createPlainServer, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { basename, dirname, join } from 'node:path'
import { setDefaultCACertificates } from 'node:tls'
import { expect, onTestFinished, test, vi } from 'vitest'
import { checkUpdate } from '#lib/updates/applying.ts'
import type { Place } from '#lib/updates/place.ts'
import { someArchive, somePlace } from '#test/releases.ts'

vi.mock(import('#lib/core/env.ts'), async (load) => {
  const real = await load()
  return { ...real, env: () => ({ ...real.env(), OUTGOING_ALLOW: '127.0.0.1' }) }
})

const CERTIFICATE = readFileSync('test/fixtures/localhost.pem')
setDefaultCACertificates([CERTIFICATE.toString()])

/** Serves by http or https; returns the origin and the paths that were asked for. */
async function serve(scheme: 'http' | 'https', listener: RequestListener) {
  const paths: string[] = []
  const answer: RequestListener = (req, res) => {
    paths.push(req.url ?? '')
    listener(req, res)
  }
  const server =
    scheme === 'https'
      ? createServer({ key: CERTIFICATE, cert: CERTIFICATE }, answer)
      : createPlainServer(answer)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return { origin: `${scheme}://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, paths }
}

/** Answers with the files of a folder. */
const folder =
  (path: string): RequestListener =>
  (req, res) => {
    const file = join(path, basename(new URL(req.url ?? '', 'http://localhost').pathname))
    if (existsSync(file)) res.end(readFileSync(file))
    else res.writeHead(404).end()
  }

function expectNothing({ home, releases }: Place) {
  expect(readdirSync(releases)).toEqual(['1.0.0'])
  expect(readdirSync(home).sort()).toEqual(['current', 'releases'])
}

test('an archive is downloaded with the checksum beside it, and the download is deleted', async () => {
  const [place, file] = [somePlace(), await someArchive('1.1.0')]
  const { origin, paths } = await serve('https', folder(dirname(file)))
  const found = await checkUpdate(place, { file: `${origin}/dist/publication-1.1.0.tar.gz?token=1` })
  expect(found).toMatchObject({ release: { version: '1.1.0' }, migrations: 'expand' })
  const path = '/dist/publication-1.1.0.tar.gz'
  expect(paths).toEqual([`${path}.sha256?token=1`, `${path}?token=1`])
  expect(readdirSync(place.releases).sort()).toEqual(['1.0.0', '1.1.0'])
  expect(existsSync(join(place.home, 'download.incoming'))).toBe(false)
})

test('a checksum that is given needs no file beside the archive, and no https', async () => {
  const [place, file] = [somePlace(), await someArchive('1.1.0')]
  const sha256 = readFileSync(`${file}.sha256`, 'utf8').split(' ')[0]
  const { origin, paths } = await serve('http', folder(dirname(file)))
  await checkUpdate(place, { file: `${origin}/publication-1.1.0.tar.gz`, sha256 })
  expect(paths).toEqual(['/publication-1.1.0.tar.gz'])
})

test('another archive than the checksum says is not unpacked', async () => {
  const [place, file] = [somePlace(), await someArchive('1.1.0')]
  const { origin } = await serve('https', folder(dirname(file)))
  const attempt = checkUpdate(place, { file: `${origin}/publication-1.1.0.tar.gz`, sha256: 'a'.repeat(64) })
  await expect(attempt).rejects.toThrow(/damaged or another file/)
  expectNothing(place)
})

test('without a checksum nothing else is fetched', async () => {
  const place = somePlace()
  const { origin, paths } = await serve('https', (_, res) => res.writeHead(404).end())
  await expect(checkUpdate(place, { file: `${origin}/publication.tar.gz` })).rejects.toThrow(/\(404\)/)
  expect(paths).toEqual(['/publication.tar.gz.sha256'])
  expectNothing(place)
})

test('a checksum is taken over TLS only, also after a redirect', async () => {
  const [place, file] = [somePlace(), await someArchive('1.1.0')]
  const plain = await serve('http', folder(dirname(file)))
  const secure = await serve('https', (req, res) =>
    res.writeHead(302, { location: plain.origin + req.url }).end(),
  )
  for (const { origin } of [plain, secure])
    await expect(checkUpdate(place, { file: `${origin}/publication-1.1.0.tar.gz` })).rejects.toThrow(
      /give --sha256/,
    )
  expectNothing(place)
})

test('what is larger than an archive can be is not taken', async () => {
  const place = somePlace()
  const { origin } = await serve('http', (_, res) => {
    res.writeHead(200, { 'content-length': String(2 ** 31) }).flushHeaders()
  })
  const attempt = checkUpdate(place, { file: `${origin}/publication.tar.gz`, sha256: 'a'.repeat(64) })
  await expect(attempt).rejects.toThrow(/larger than 1024 MB/)
  expectNothing(place)
})

test('a checksum without an end is cut off', async () => {
  const place = somePlace()
  const { origin } = await serve('https', (_, res) => void res.end('a'.repeat(100_000)))
  await expect(checkUpdate(place, { file: `${origin}/publication.tar.gz` })).rejects.toThrow(
    /larger than 1 kB/,
  )
  expectNothing(place)
})
