import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'

const read = (file: string) => readFileSync(file, 'utf8')

test.each(['compose.yaml', ...globSync('deploy/kubernetes/*.yaml')])('%s is YAML', (file) => {
  const documents = parseAllDocuments(read(file), { merge: true })
  expect(documents).not.toHaveLength(0)
  for (const document of 'length' in documents ? documents : []) expect(document.errors).toEqual([])
})

test('every manifest is in the kustomization', () => {
  const names = globSync('*.yaml', { cwd: 'deploy/kubernetes' }).filter(
    (name) => name !== 'kustomization.yaml',
  )
  const listed = [...read('deploy/kubernetes/kustomization.yaml').matchAll(/^ {2}- (\w+\.yaml)$/gm)].map(
    ([, name]) => name,
  )
  expect(listed.sort()).toEqual(names.sort())
})

test('containers run as a user that is not root, on a root that cannot be written', () => {
  expect(read('Dockerfile')).toMatch(/^USER 10001:10001$/m)
  expect(read('Dockerfile')).toMatch(/^HEALTHCHECK /m)
  expect(read('compose.yaml')).toMatch(/^ {2}read_only: true$/m)
  for (const file of ['deployment', 'backup']) {
    const manifest = read(`deploy/kubernetes/${file}.yaml`)
    expect(manifest, file).toMatch(/runAsNonRoot: true/)
    expect(manifest, file).toMatch(/readOnlyRootFilesystem: true/)
  }
})

test('what the image, the units and the manifests start is there', () => {
  const files = ['Dockerfile', 'compose.yaml', ...globSync('deploy/{systemd,kubernetes}/*')]
  const started = files.flatMap((file) => [...read(file).matchAll(/\bbin\/[\w-]+\.mjs/g)].map(String))
  expect(new Set(started)).toEqual(new Set(['bin/start.mjs', 'bin/healthy.mjs', 'bin/cli.mjs']))
  for (const file of started) expect(read(file)).not.toBe('')
})

test('Compose and the small server make nightly backups by the job of the site', () => {
  for (const file of ['compose.yaml', 'docs/operating/small-server.md'])
    for (const name of ['BACKUP_SCHEDULE', 'BACKUP_KEEP', 'BACKUP_DIR']) expect(read(file)).toContain(name)
})

test('the image copies what the installation of packages runs', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  )
  expect(copied).toEqual(
    expect.arrayContaining([
      'package.json',
      'package-lock.json',
      '.npmrc',
      'bin',
      'prisma/schema',
      'prisma.config.ts',
    ]),
  )
})
