import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement } from './measurement.ts'
import { seedArticles } from './posts.ts'
import type { Site } from './site.ts'

/** How long an export and an import take, and whether a second export is the same byte for byte. */
export async function measureMoving(site: Site, posts: number): Promise<Measurement[]> {
  await seedArticles(site, posts)
  const folder = mkdtempSync(join(tmpdir(), 'publication-moving-'))
  const [first, second, elsewhere] = [join(folder, '1'), join(folder, '2'), join(folder, 'elsewhere')]
  try {
    const left = run(site.dataDir, ['export', first])
    const arrived = run(elsewhere, ['import', first])
    run(elsewhere, ['export', second])
    const { stdout } = spawnSync('diff', ['-rq', first, second], { encoding: 'utf8' })
    return [
      { name: `moving ${posts} posts: export`, value: left, unit: 's' },
      { name: `moving ${posts} posts: import`, value: arrived, unit: 's' },
      { name: `moving ${posts} posts: files that differ`, value: stdout.split('\n').length - 1, unit: '' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(dataDir: string, args: string[]): number {
  const began = performance.now()
  const { status } = spawnSync(process.execPath, ['bin/cli.mjs', ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}.`)
  return (performance.now() - began) / 1000
}
