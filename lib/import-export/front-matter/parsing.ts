import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'
import { explainYaml } from '#lib/import-export/front-matter/explaining.ts'
import { findYamlFeatures } from '#lib/import-export/front-matter/yaml-features.ts'

export type Position = { line: number; column: number }

/**
 * A front matter field and the position of its value, or of its name when there is no value. `node` is null when there
 * is no value.
 */
export type Field = Position & { name: string; node: Node | null }

export type FrontMatter = { fields: Field[]; problems: Diagnostic[]; placeOf: (node: Node) => Position }

const MAX_LENGTH = 64 * 1024

/**
 * Parses YAML front matter whose first line is line `line` of the file. Plain data only: aliases and tags are never
 * expanded, so a small document cannot grow large.
 */
export function parseFrontMatter(yaml: string, line: number): FrontMatter {
  const counter = new LineCounter()
  const placeAt = (offset: number) => place(counter, line, offset)
  const placeOf = (node: Node) => placeAt(node.range?.[0] ?? 0)
  const only = (problems: Diagnostic[]) => ({ fields: [], problems, placeOf })
  if (yaml.length > MAX_LENGTH)
    return only([{ line, column: 1, message: 'The front matter is longer than 64 kB. Shorten it.' }])
  const document = parseSafely(yaml, counter)
  if (!document)
    return only([{ line, column: 1, message: 'The front matter is nested too deeply. Remove some levels.' }])
  const mistakes = document.errors.map(({ pos, code, message }) => ({
    ...placeAt(pos[0]),
    message: explainYaml(code, message),
  }))
  if (mistakes.length > 0) return only(onePerLine(mistakes))
  const problems = findYamlFeatures(document, placeOf)
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null)) return only(problems)
  if (!isMap(contents)) {
    return only([
      { ...placeOf(contents), message: 'The front matter must consist of lines such as “title: …”.' },
    ])
  }
  return { fields: contents.items.map((pair) => toField(pair, placeOf)), problems, placeOf }
}

function place(counter: LineCounter, firstLine: number, offset: number): Position {
  const { line, col } = counter.linePos(offset)
  return { line: firstLine - 1 + Math.max(line, 1), column: Math.max(col, 1) }
}

function parseSafely(yaml: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    const options = {
      schema: 'core',
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter,
    } as const
    return parseDocument(yaml, options)
  } catch (error) {
    // Thousands of nested brackets exhaust the stack.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The first error on a line causes the others. */
function onePerLine(problems: Diagnostic[]): Diagnostic[] {
  return problems.filter(({ line }, index) => problems.findIndex((other) => other.line === line) === index)
}

function toField({ key, value }: Pair<unknown, unknown>, placeOf: (node: Node) => Position): Field {
  const name = isScalar(key) ? (key.source ?? String(key.value)) : ''
  const node = isNode(value) && !(isScalar(value) && value.value === null) ? value : null
  const [from = 0, to = 0] = node?.range ?? []
  const shown = node && from < to ? node : isNode(key) ? key : null
  return { name, node, ...(shown ? placeOf(shown) : { line: 1, column: 1 }) }
}
