import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// Files that readers of a guide make themselves.
const TO_BE_MADE = [
  'components/mdx/spoiler.tsx',
  'app/(site)/glossary/page.tsx',
  'app/(crawlers)/series/[slug]/feed.xml/route.ts',
  'public/ads.txt',
  'public/feed.xml',
  'public/.well-known/security.txt',
]

const documents = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md'])

test.each(documents)('every file that %s names exists', (document) => {
  const named = namedIn(readFileSync(document, 'utf8'), dirname(document))
  expect(named.filter((path) => !existsSync(path) && !TO_BE_MADE.includes(path))).toEqual([])
})

test('a file that is gone is noticed', () => {
  expect(namedIn('See `lib/gone.ts` and [it](../lib/moved.ts#a).', 'docs')).toEqual([
    'lib/gone.ts',
    'lib/moved.ts',
  ])
})

test('the walks of the architecture guide name functions of the files they pass', () => {
  const steps = stepsOf(readFileSync('docs/architecture.md', 'utf8'))
  expect(steps).toHaveLength(19)
  const missing = steps.filter(([path, name]) => {
    const text = readFileSync(path, 'utf8')
    return !new RegExp(`export (async )?(function|class) ${name}\\b`).test(text)
  })
  expect(missing).toEqual([])
})

/** Numbered steps such as "3. `file` (`name`)": the file and the name. */
function stepsOf(text: string): [path: string, name: string][] {
  return [...text.matchAll(/^\d+\. `([^`]+)` \(`(\w+)`\)/gm)].map(([, path = '', name = '']) => [path, name])
}

/** Paths in code marks and relative links. Patterns such as `lib/**` are left out. */
function namedIn(text: string, folder: string): string[] {
  const code = text.matchAll(
    /`((?:app|bench|bin|components|deploy|docs|e2e|lib|prisma|public|server|test)\/[^`\s*<…]+)`/g,
  )
  const links = text.matchAll(/\]\((?!\w+:)([^)#\s]+)/g)
  return [
    ...[...code].map(([, path = '']) => path),
    ...[...links].map(([, path = '']) => join(folder, path)),
  ].filter((path) => !path.includes('YYYYMMDD'))
}
