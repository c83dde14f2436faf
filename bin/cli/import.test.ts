import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { makeFolder } from '#test/folders.ts'

const files = {
  'good.md': '---\ntitle: Good\nmathjax: x\n---\n![far](https://img.example.org/a.png)',
  'bad.md': '---\ntitle: Bad\ndate: soon\n---\nText.',
}

function runImport(...args: string[]) {
  const command = ['bin/cli.ts', 'import', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr: stderr.trim().split('\n') }
}

test('each note is a line with its place, the summary is told, and what is missing makes it exit with 1', {
  timeout: 60_000,
}, () => {
  const folder = makeFolder(files)
  const { status, stdout, stderr } = runImport(folder)
  expect(stderr).toEqual([
    expect.stringMatching(`^${folder}/bad.md:3:7: “soon” is not a date`),
    expect.stringMatching(
      `^${folder}/good.md:5:1: https://img.example.org/a.png: This image is on another site`,
    ),
  ])
  expect(stdout).toBe(
    'Unknown front matter: mathjax.\n' +
      'Files: 1 created, 0 updated, 0 unchanged, 0 skipped, 1 failed. ' +
      'Images: 0 imported, 1 on other sites, 0 missing.\n',
  )
  expect(status).toBe(1)
})

test('with --json the report is one document on stdout', { timeout: 60_000 }, () => {
  const { status, stdout } = runImport(makeFolder({ 'only.md': 'Text.' }), '--json', '--dry-run')
  expect(JSON.parse(stdout)).toMatchObject({
    dryRun: true,
    found: 1,
    counts: { created: 1, failed: 0 },
    files: [{ file: 'only.md', outcome: 'created', isLive: true, notes: [] }],
  })
  expect(status).toBe(0)
})
