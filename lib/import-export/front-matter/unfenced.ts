import { Scalar } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'
import { findMarks, type Marks } from '#lib/import-export/front-matter/marks.ts'
import { type Field, parseFrontMatter } from '#lib/import-export/front-matter/parsing.ts'

const HEADER = /^(\s*[A-Za-z][\w .-]{0,40}?::?)[ \t]*(.*)$/
const FENCE = /^\s*(<!--|[-=;*.~+]{3,})?\s*$/

/**
 * What a text without front matter says of itself in other forms: JSON at its beginning, or lines such as “Status: draft”.
 * They stay in the text; what keeps the article from readers counts all the same.
 */
export function findUnfencedMarks(text: string, zone: string): Marks {
  const json = findJson(text)
  if (!json) return findMarks(readHeaders(text), zone)
  const { reasons, canonical } = findMarks(parseFrontMatter(json.source, json.line).fields, zone)
  return { reasons: [{ line: json.line, column: 1, message: UNREAD }, ...reasons], canonical }
}

const UNREAD: Diagnostic['message'] =
  'Front matter in JSON is not read, so this is not published. Write it as YAML between two lines of ---.'

/** An object at the very beginning, up to the brace that closes it. */
function findJson(text: string): { source: string; line: number } | null {
  const start = text.search(/\S/)
  if (text.charAt(start) !== '{') return null
  for (
    let end = text.indexOf('}', start);
    end !== -1 && end - start < LONGEST;
    end = text.indexOf('}', end + 1)
  ) {
    const source = text.slice(start, end + 1)
    if (isObject(source)) return { source, line: text.slice(0, start).split('\n').length }
  }
  return null
}

const LONGEST = 16 * 1024

function isObject(source: string): boolean {
  try {
    return Object.keys(JSON.parse(source)).length > 0
  } catch {
    return false
  }
}

/** The lines `Name: value` with which a text begins, whatever line stands before them. */
function readHeaders(text: string): Field[] {
  const fields: Field[] = []
  for (const [index, line] of text.slice(0, LONGEST).split('\n').entries()) {
    const [, name = '', value = ''] = HEADER.exec(line) ?? []
    if (name) {
      const node = value.trim() === '' ? null : new Scalar(unquoted(value))
      fields.push({ name: name.replace(/:+$/, '').trim(), node, line: index + 1, column: name.length + 1 })
    } else if (fields.length > 0 ? !/^\s+\S/.test(line) : !FENCE.test(line)) break
  }
  return fields
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
