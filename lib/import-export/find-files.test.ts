import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findFiles } from '#lib/import-export/find-files.ts'
import { makeFolder, writeInto } from '#test/folders.ts'

test('articles are found in every folder, in order; what is none is passed by', async () => {
  const folder = makeFolder({
    'b.md': '',
    'a/index.mdx': '',
    'a/deep/er/c.markdown': '',
    'D.MD': '',
    'image.png': '',
    'notes.txt': '',
    '.hidden.md': '',
    '.git/x.md': '',
    'node_modules/y/README.md': '',
  })
  expect(await findFiles(folder)).toEqual({
    root: folder,
    rootName: 'blog',
    files: ['D.MD', 'a/deep/er/c.markdown', 'a/index.mdx', 'b.md'],
    refused: [],
  })
})

test('one file is an import too, and remembers its folder', async () => {
  const folder = makeFolder({ 'a.md': '', 'b.md': '' })
  expect(await findFiles(join(folder, 'a.md'))).toMatchObject({
    root: folder,
    rootName: 'blog',
    files: ['a.md'],
  })
})

test('links in circles and pipes do not stop it; links that lead out are named', async () => {
  const folder = makeFolder({ 'a.md': '', 'sub/b.md': '' })
  writeInto(dirname(folder), 'outside/secret.md', 'x')
  symlinkSync('.', join(folder, 'circle'))
  symlinkSync('..', join(folder, 'sub/up'))
  symlinkSync('self', join(folder, 'self'))
  symlinkSync('a.md', join(folder, 'alias.md'))
  symlinkSync('nowhere.md', join(folder, 'dangling.md'))
  symlinkSync('../outside', join(folder, 'out'))
  symlinkSync('../outside/secret.md', join(folder, 'secret.md'))
  execFileSync('mkfifo', [join(folder, 'pipe.md')])
  const { files, refused } = await findFiles(folder)
  expect(files).toEqual(['a.md', 'sub/b.md'])
  expect(refused.sort()).toEqual(['dangling.md', 'out', 'secret.md'])
})

test.each([
  ['nothing there', () => '/nowhere/at/all', 'does not exist'],
  ['an empty folder', () => makeFolder({}), 'contains no'],
  ['another kind of file', () => join(makeFolder({ 'a.txt': '' }), 'a.txt'), 'is not a .md or .mdx file'],
])('%s is told', async (_, path, words) => {
  await expect(findFiles(path())).rejects.toMatchObject({
    fields: { path: expect.stringContaining(words) },
  })
})
