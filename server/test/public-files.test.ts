import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { preferPages } from '#server/routing/covered-files.ts'
import { listPublicFiles } from '#server/routing/public-files.ts'
import { somePost } from '#test/factories.ts'
import { temporaryFolder } from '#test/folder.ts'
import { startApp } from '#test/server/served-app.ts'

const HTML = '<!doctype html><title>Verified</title>'

test('a file is served at its path with its type, and compressed when it is text', async () => {
  const { sendRequest, received } = await openWith({
    'ads.txt': 'a line\n'.repeat(100),
    '.well-known/security.txt': 'Contact: mailto:security@example.org',
    'google1234.html': HTML,
    'logo.png': 'image',
    'two words.pdf': 'pdf',
  })
  const { headers, body } = await sendRequest('/ads.txt', { headers: { 'accept-encoding': 'gzip' } })
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=0, must-revalidate',
  })
  expect(gunzipSync(body).toString()).toContain('a line')
  expect((await sendRequest('/.well-known/security.txt')).text).toContain('Contact:')
  expect((await sendRequest('/google1234.html')).text).toBe(HTML)
  expect((await sendRequest('/logo.png')).headers['content-type']).toBe('image/png')
  expect((await sendRequest('/two%20words.pdf')).headers['content-type']).toBe('application/pdf')
  expect(received).toEqual([])
})

test('HEAD, parts and conditions work as for every other file', async () => {
  const { sendRequest } = await openWith({ 'ads.txt': '0123456789' })
  const { headers } = await sendRequest('/ads.txt')
  const head = await sendRequest('/ads.txt', { method: 'HEAD' })
  expect([head.headers['content-length'], head.text]).toEqual(['10', ''])
  const part = await sendRequest('/ads.txt', { headers: { range: 'bytes=2-4' } })
  expect([part.status, part.text]).toEqual([206, '234'])
  expect((await sendRequest('/ads.txt', { headers: { 'if-none-match': `${headers.etag}` } })).status).toBe(
    304,
  )
  expect((await sendRequest('/ads.txt', { method: 'POST', body: 'a' })).status).toBe(405)
})

test('a file is served while the database is away', async () => {
  const { sendRequest, probe } = await openWith({ 'ads.txt': 'here' }, { isDatabaseUp: async () => false })
  await probe.check()
  expect((await sendRequest('/about')).status).toBe(503)
  expect((await sendRequest('/ads.txt')).text).toBe('here')
})

test('a file deleted since the start is not there', async () => {
  const folder = folderWith({ 'ads.txt': 'here' })
  const { sendRequest } = await startApp({ publicFiles: listPublicFiles(folder) })
  rmSync(join(folder, 'ads.txt'))
  expect((await sendRequest('/ads.txt')).status).toBe(404)
})

test('hidden files and links that lead out of the folder are not served', () => {
  const folder = folderWith({ '.env': 'secret', '.git/config': 'secret', 'ads.txt': 'here' })
  symlinkSync('/etc/hostname', join(folder, 'outside.txt'))
  symlinkSync('/etc', join(folder, 'etc'))
  symlinkSync('nowhere', join(folder, 'broken.txt'))
  symlinkSync('ads.txt', join(folder, 'app-ads.txt'))
  expect(
    listPublicFiles(folder)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/ads.txt', '/app-ads.txt'])
})

test('every address of the application is refused by name, in any case', async () => {
  const paths: string[] = []
  for await (const file of glob('app/**/*.*/route.ts'))
    paths.push(dirname(file).replace(/^app\/(\([^)]*\)\/)?/, ''))
  expect(paths).toContain('icon-192.png')
  for (const path of [
    ...paths.filter((path) => !path.includes('[')),
    'blog/a.md',
    'Admin/a.txt',
    'healthz',
    'RSS.xml',
  ])
    expect(() => listPublicFiles(folderWith({ [path]: '' }))).toThrow(
      `public/${path} cannot be served: its address belongs to the publication. Rename or remove the file.`,
    )
})

test('a page keeps its address, and the file that has it is named', async () => {
  await somePost({ kind: 'page', title: 'Imprint' })
  const files = listPublicFiles(folderWith({ imprint: 'file', other: 'file' }))
  const { rows, covered } = await preferPages(files)
  expect(covered.map(({ path }) => path)).toEqual(['/imprint'])
  const { sendRequest } = await startApp({ publicFiles: rows })
  expect((await sendRequest('/imprint')).text).toContain('<title>/documents/page/imprint</title>')
  expect((await sendRequest('/other')).text).toBe('file')
})

test('the files that come with the project can be served', () => {
  expect(listPublicFiles().map(({ path }) => path)).toContain('/humans.txt')
})

async function openWith(files: Record<string, string>, options?: Parameters<typeof startApp>[0]) {
  return await startApp({ publicFiles: listPublicFiles(folderWith(files)), ...options })
}

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
