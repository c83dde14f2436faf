import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupFolder, makeScheduledBackup } from '#lib/background/backing-up.ts'
import { verifyBackup } from '#lib/backup/verifying.ts'
import { env } from '#lib/core/env.ts'
import { somePost } from '#test/factories.ts'

const { signal } = new AbortController()
const id = (first: string) => `${first.padEnd(8, '0')}-0000-4000-8000-000000000000`

test('a backup is made once for a job, the oldest go, and other files stay', async () => {
  await somePost()
  const folder = backupFolder()
  mkdirSync(folder, { recursive: true })
  const own = 'publication-20200101-000000-aaaaaaaa.backup'
  for (const name of ['monday.backup', own, `${own}.0123abcd.incoming`]) writeFileSync(join(folder, name), '')
  env().BACKUP_KEEP = 2
  await makeScheduledBackup({ id: id('b'), signal })
  await makeScheduledBackup({ id: id('b'), signal })
  const names = readdirSync(folder).sort()
  expect(names).toEqual(['monday.backup', own, expect.stringMatching(/-b0000000\.backup$/)])
  await verifyBackup(join(folder, names[2] ?? ''))

  await makeScheduledBackup({ id: id('c'), signal })
  expect(readdirSync(folder).sort()).toEqual([
    'monday.backup',
    names[2],
    expect.stringMatching(/-c0000000\.backup$/),
  ])
})
