import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyUpdate, checkUpdate, rollBack } from '#lib/updates/applying.ts'
import { findPlace, type Place } from '#lib/updates/place.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'
import { describeRelease, someArchive, somePlace } from '#test/releases.ts'

const means = { report: () => {}, becomesReady: async () => true }

test('an update unpacks beside the running release, backs up, migrates, swaps and restarts, in this order', async () => {
  const place = somePlace()
  const file = await someArchive('1.1.0')
  const restart = `echo restarted with $(readlink ${place.home}/current) >> ${place.home}/log`
  const applied = await applyUpdate(place, { file, restart, ...means })
  expect(applied).toMatchObject({ version: '1.1.0', before: '1.0.0', isRunning: true })
  expect(logOf(place)).toEqual([
    '1.1.0 db migrate --check',
    expect.stringMatching(/^1\.0\.0 backup create .*\/backups\/1\.0\.0-before-1\.1\.0-\S+\.backup$/),
    '1.1.0 db migrate',
    'restarted with releases/1.1.0',
  ])
})

test('one command goes back', async () => {
  const place = somePlace()
  await applyUpdate(place, { file: await someArchive('1.1.0'), ...means })
  expect(readlinkSync(join(place.home, 'current'))).toBe('releases/1.1.0')
  const later = findPlace(join(place.releases, '1.1.0'))
  expect(await rollBack(later, { restart: 'true', ...means })).toEqual({ version: '1.0.0', isRunning: true })
  expect(readlinkSync(join(place.home, 'current'))).toBe('releases/1.0.0')
})

test('without a previous release there is nothing to go back to', async () => {
  await expect(rollBack(somePlace(), means)).rejects.toThrow('There is no previous release')
})

test('a version that does not become ready is taken back', async () => {
  const place = somePlace()
  const restart = `readlink ${place.home}/current >> ${place.home}/log`
  const becomesReady = async () => readlinkSync(join(place.home, 'current')) === 'releases/1.0.0'
  const attempt = applyUpdate(place, { file: await someArchive('1.1.0'), restart, ...means, becomesReady })
  await expect(attempt).rejects.toThrow(
    'Version 1.1.0 did not become ready; see its log. Version 1.0.0 is current again and ready.',
  )
  expect(logOf(place).slice(-2)).toEqual(['releases/1.1.0', 'releases/1.0.0'])
})

test.each([
  [4, /cannot use this database/],
  [3, /Stop the site, then add --stopped/],
])('when the new version answers %i about the migrations, nothing changes', async (code, message) => {
  const place = somePlace()
  const file = await someArchive('1.1.0', { check: code })
  await expect(applyUpdate(place, { file, ...means })).rejects.toThrow(message)
  expect(logOf(place)).toEqual(['1.1.0 db migrate --check'])
  expect(readlinkSync(join(place.home, 'current'))).toBe('releases/1.0.0')
})

test('without a backup nothing changes', async () => {
  const place = somePlace({ backup: 1 })
  await expect(applyUpdate(place, { file: await someArchive('1.1.0'), ...means })).rejects.toThrow(
    'There is no backup, so nothing was changed.',
  )
  expect(logOf(place)).not.toContain('1.1.0 db migrate')
  expect(readlinkSync(join(place.home, 'current'))).toBe('releases/1.0.0')
})

test('an archive is not taken without its checksum, nor with another one', async () => {
  const place = somePlace()
  const file = await someArchive('1.1.0')
  await expect(checkUpdate(place, { file, sha256: 'a'.repeat(64) })).rejects.toThrow(
    /damaged or another file/,
  )
  writeFileSync(`${file}.sha256`, `${'b'.repeat(64)}  publication.tar.gz\n`)
  await expect(checkUpdate(place, { file })).rejects.toThrow(/damaged or another file/)
  const elsewhere = join(temporaryFolder(), 'publication.tar.gz')
  await expect(checkUpdate(place, { file: elsewhere })).rejects.toThrow(/no publication.tar.gz.sha256 beside/)
  expect(readdirSync(place.releases)).toEqual(['1.0.0'])
})

test.each([
  ['a file outside', { name: 'publication/../../../evil' }],
  ['a link outside', { name: 'publication/link', type: 'symlink' as const, linkname: '../../../etc' }],
])('an archive with %s is refused and leaves nothing', async (_what, header) => {
  const place = somePlace()
  const file = await someArchive('1.1.0', { more: [header] })
  await expect(checkUpdate(place, { file })).rejects.toThrow(/not a release: it would write to/)
  expect(readdirSync(place.releases)).toEqual(['1.0.0'])
  expect(existsSync(join(place.home, '..', 'evil'))).toBe(false)
})

test.each([
  ['the running version', '1.0.0', {}, /1\.0\.0 is running already/],
  ['another machine', '1.1.0', { platform: 'plan9-mips' }, /is for plan9-mips/],
])('an archive for %s is refused', async (_what, version, options, message) => {
  const place = somePlace()
  await expect(checkUpdate(place, { file: await someArchive(version, options) })).rejects.toThrow(message)
  expect(readdirSync(place.releases)).toEqual(['1.0.0'])
})

test('a clone, and a release without its place, say how they are updated', () => {
  expect(() => findPlace(temporaryFolder())).toThrow(/git pull/)
  const folder = temporaryFolder()
  writeInto(folder, 'release.json', describeRelease('1.0.0'))
  expect(() => findPlace(folder)).toThrow(/<folder>\/releases\/<version>/)
})

function logOf({ home }: Place): string[] {
  const file = join(home, 'log')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}
