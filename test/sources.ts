import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Source = { file: string; text: string }

/** One import: its file, what it names (a path of the project, or a package), and whether it is type-only. */
export type Import = { file: string; names: string; isType: boolean }

const STATEMENT =
  /^\s*(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** Every source file of the project, without generated ones. */
export function readSources(): Source[] {
  const rooms = '{app,components,lib,server,bin,prisma,test,e2e,bench}/**/*.{ts,tsx,mjs}'
  const files = globSync([rooms, '{proxy,instrumentation}.ts'], { exclude: ['prisma/generated/**'] })
  return files.sort().map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

/** The static and dynamic imports and re-exports of a file. */
export function importsOf({ file, text }: Source): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, type, named, loaded]) => ({
    file,
    names: placeOf(named ?? loaded ?? '', file),
    isType: type !== undefined,
  }))
}

function placeOf(given: string, file: string): string {
  const specifier = given.replace(/\.tsx?$/, '')
  if (specifier.startsWith('#prisma/')) return specifier.replace('#prisma/', 'prisma/generated/')
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier
}
