import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { keepBuild } from '#lib/assets/keeping.ts'
import { readKeptAsset } from '#lib/assets/kept-files.ts'
import { assetKey } from '#lib/assets/kept-lists.ts'
import { siteScript } from '#lib/assets/site-script.ts'
import { storeFile } from '#lib/storage/files.ts'
import { temporaryFolder } from '#test/folder.ts'
import { dumpStorage } from '#test/stored.ts'

let clock = 0

test('the files of the last three builds are kept and served; those of older ones go', async () => {
  for (const name of ['a', 'b', 'c', 'd']) await keepBuild(someBuild(name))
  await keepBuild(someBuild('d'))
  const chunk = (name: string) => `/_next/static/chunks/${name}.js`
  expect(await text(chunk('a'))).toBeNull()
  for (const name of ['b', 'c', 'd']) expect(await text(chunk(name))).toBe(`chunk ${name}`)
  expect(await text('/_next/static/chunks/shared.js')).toBe('shared')
  expect(await text(siteScript().path)).toBe(siteScript().body)
  expect(Object.keys(dumpStorage()).filter((key) => key.startsWith('builds/lists/'))).toHaveLength(3)
  expect(Object.keys(dumpStorage()).filter((key) => key.endsWith('chunks/a.js'))).toEqual([])
})

test('a build that another machine made of the same sources counts as the same', async () => {
  for (const name of ['e', 'f', 'g']) await keepBuild(someBuild(name, 'same'))
  await keepBuild(someBuild('h'))
  await keepBuild(someBuild('i'))
  for (const name of ['e', 'f', 'g', 'h', 'i'])
    expect(await text(`/_next/static/chunks/${name}.js`)).toBe(`chunk ${name}`)
})

test('an earlier build that starts again is the newest again', async () => {
  for (const name of ['j', 'k', 'l', 'j', 'm']) await keepBuild(someBuild(name))
  expect(await text('/_next/static/chunks/j.js')).toBe('chunk j')
  expect(await text('/_next/static/chunks/k.js')).toBeNull()
})

test('a file that is stored, but of no build, is not served; an unreadable list does not matter', async () => {
  await storeFile('builds/files/_next/static/stray.js', Buffer.from('x'))
  await storeFile('builds/lists/broken.json', Buffer.from('{'))
  expect(await text('/_next/static/stray.js')).toBeNull()
  await keepBuild(someBuild('n'))
  expect(await text('/_next/static/chunks/n.js')).toBe('chunk n')
  expect(Object.keys(dumpStorage())).not.toContain('builds/files/_next/static/stray.js')
})

test.each([
  '/_next/static/../../secret',
  '/_next/static/./x.js',
  '/_next/static//x.js',
  '/_next/static/a%2Fb.js',
  '/_next/static/',
  '/assets/..',
  '/media/ab/x.webp',
  '/_next/server/x.js',
])('%s is no path of an asset', (path) => {
  expect(assetKey(path)).toBeNull()
})

test.each([
  '/_next/static/chunks/[turbopack]_a~b.js',
  '/_next/static/media/x.p.-s.woff2',
  '/assets/site-0a.js',
])('%s is one', (path) => {
  expect(assetKey(path)).toBe(`builds/files${path}`)
})

function someBuild(name: string, sources = name) {
  const folder = temporaryFolder()
  const files = {
    BUILD_ID: name,
    'sources.sha256': sources,
    [`static/chunks/${name}.js`]: `chunk ${name}`,
    'static/chunks/shared.js': 'shared',
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  clock += 1_000
  return { folder, now: clock }
}

/** The lists are looked at again only after a while. */
async function text(path: string): Promise<string | null> {
  clock += 1_000_000
  const bytes = await readKeptAsset(path, clock)
  return bytes?.toString('utf8') ?? null
}
