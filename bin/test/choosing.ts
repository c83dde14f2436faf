import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { userPath } from '../cli/user-path.ts'

export const SUITES = ['unit', 'process', 'e2e', 'cluster'] as const
export type Suite = (typeof SUITES)[number]

/** What `npm test` was asked to run. `files`: test files by their runner. */
export type Choice =
  | { kind: 'all' | 'watch' }
  | { kind: 'suite'; suite: Suite }
  | { kind: 'files'; vitest: string[]; playwright: string[] }

/** Reads the arguments of `npm test`. Throws an Error for a path that is not a test file. */
export function chooseTests(args: string[]): Choice {
  const [first] = args
  if (first === undefined) return { kind: 'all' }
  if (first === '--watch') return { kind: 'watch' }
  const suite = SUITES.find((name) => first === `--${name}`)
  return suite ? { kind: 'suite', suite } : chooseRunners(args)
}

function chooseRunners(paths: string[]): Choice {
  const files = paths.map((path) => relative(process.cwd(), userPath(path)))
  const unknown = files.find((file) => !(isVitest(file) || isPlaywright(file)) || !existsSync(file))
  if (unknown !== undefined)
    throw new Error(
      `There is no test file ${unknown}. Name files such as lib/posts/publishing.test.ts or e2e/reader/theme.spec.ts.`,
    )
  return { kind: 'files', vitest: files.filter(isVitest), playwright: files.filter(isPlaywright) }
}

function isVitest(file: string): boolean {
  return /^(bin|components|lib|prisma|server|test)\/.*\.test\.tsx?$/.test(file)
}

function isPlaywright(file: string): boolean {
  return /^e2e\/.*\.spec\.ts$/.test(file)
}
