import { parse, stringify } from 'yaml'
import { Invalid } from '#lib/core/errors.ts'
import { type FrontMatter, frontMatter } from '#lib/import-export/site/shapes.ts'

export type Article = { frontMatter: FrontMatter; body: string }

/** A post of an export: its text, and the draft of its next version if there is one. */
export type Bundle = { text: Article; draft: Article | null }

type Value = string | number | boolean | null | Value[] | { [name: string]: Value | undefined }
export type FrontMatterValues = { [name: string]: Value | undefined }

/** Serialises front matter and body. Empty fields are left out; the body is kept byte for byte. */
export function writeArticleFile(fields: FrontMatterValues, body: string): string {
  return `---\n${stringify(filled(fields), { lineWidth: 0, version: '1.2', schema: 'core' })}---\n${body}`
}

/** Parses a file that `writeArticleFile` wrote, possibly edited since. Throws Invalid. */
export function readArticleFile(text: string): Article {
  const [, yaml, body] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? []
  if (yaml === undefined || body === undefined)
    throw new Invalid({ frontMatter: 'The front matter is missing. Add it between two lines of ---.' })
  const read = frontMatter.safeParse(parseYaml(yaml))
  if (read.success) return { frontMatter: read.data, body }
  const [issue] = read.error.issues
  throw new Invalid({ frontMatter: `${issue?.path.join('.')}: ${issue?.message}.` })
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml, { schema: 'core', maxAliasCount: 0 })
  } catch (error) {
    throw new Invalid({
      frontMatter: `The front matter cannot be read: ${error instanceof Error ? error.message : error}`,
    })
  }
}

function filled(fields: FrontMatterValues): FrontMatterValues {
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const kept = isGroup(value) ? filled(value) : value
    return saysNothing(kept) ? [] : [[name, kept] as const]
  })
  return Object.fromEntries(entries)
}

function isGroup(value: Value | undefined): value is FrontMatterValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function saysNothing(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (isGroup(value)) return Object.keys(value).length === 0
  return value === undefined || value === null || value === ''
}
