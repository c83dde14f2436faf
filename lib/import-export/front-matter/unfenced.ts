import { Scalar } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'
import { findMarks, type Marks } from '#lib/import-export/front-matter/marks.ts'
import { type Field, parseFrontMatter } from '#lib/import-export/front-matter/parsing.ts'

const HEADER = /^(\s*[A-Za-z][\w .-]{0,40}?::?)[ \t]*(.*)$/
const FENCE = /^\s*(<!--|[-=;*.~+]{3,})?\s*$/

/**
 * Finds restrictions in a text without fenced front matter: in JSON at the beginning, or in lines such as “Status:
 * draft”. These lines stay in the text.
 */
export function findUnfencedMarks(text: string, zone: string): Marks {
  const json = findJson(text)
  if (!json) return findMarks(readHeaders(text), zone)
  const { reasons, canonical } = findMarks(parseFrontMatter(json.source, json.line).fields, zone)
  return { reasons: [{ line: json.line, column: 1, message: UNREAD }, ...reasons], canonical }
}

const UNREAD: Diagnostic['message'] =
  'JSON front matter is not supported, so this is not published. Write it as YAML between two lines of ---.'

/** A JSON object at the beginning, up to its closing brace. */
function findJson(text: string): { source: string; line: number } | null {
  const start = text.search(/\S/)
  if (text.charAt(start) !== '{') return null
  for (
    let end = text.indexOf('}', start);
    end !== -1 && end - start < MAX_LENGTH;
    end = text.indexOf('}', end + 1)
  ) {
    const source = text.slice(start, end + 1)
    if (isObject(source)) return { source, line: text.slice(0, start).split('\n').length }
  }
  return null
}

const MAX_LENGTH = 16 * 1024

function isObject(source: string): boolean {
  try {
    return Object.keys(JSON.parse(source)).length > 0
  } catch {
    return false
  }
}

/** The leading `Name: value` lines, after an optional fence or comment line. */
function readHeaders(text: string): Field[] {
  const fields: Field[] = []
  for (const [index, line] of text.slice(0, MAX_LENGTH).split('\n').entries()) {
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
