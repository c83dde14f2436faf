import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '#lib/core/env.ts'
import { newId } from '#lib/core/id.ts'
import { storeFile } from '#lib/storage/files.ts'
import { isTemporary, sweepLeftovers } from '#lib/storage/sweeping.ts'
import { dumpStorage } from '#test/stored.ts'

test('leftovers of interrupted writes go after an hour; all else stays, however old', async () => {
  const kept = ['media/ab/young.incoming', 'spool/young.incoming', 'media/ab/old.webp', 'other/old.incoming']
  const gone = [
    'media/ab/old.webp.incoming',
    'media/cd/old.removing',
    'spool/old.incoming',
    'builds/a/old.incoming',
  ]
  for (const key of [...kept, ...gone]) write(key, key.includes('old') ? 2 : 0.5)
  expect(await sweepLeftovers()).toBe(gone.length)
  expect(Object.keys(dumpStorage())).toEqual(kept.sort())
})

test('what is being written has a name that tells', async () => {
  await storeFile('media/ef/file.webp', Buffer.from('x'))
  expect(isTemporary('media/ef/file.webp')).toBe(false)
  expect(isTemporary(`media/ef/file.webp.${newId()}.incoming`)).toBe(true)
})

function write(key: string, hours: number) {
  const path = join(env().DATA_DIR, key)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, 'x')
  const then = new Date(Date.now() - hours * 3_600_000)
  utimesSync(path, then, then)
}
