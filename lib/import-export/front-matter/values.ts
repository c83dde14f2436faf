import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import type { Field, Position } from '#lib/import-export/front-matter/parsing.ts'

/** Where to report invalid values, and how to find the position of a node. */
export type Reading = {
  placeOf: (node: Node) => Position
  report: (place: Position, message: string) => void
}

/** A single-line value; null when it is missing, empty or not text. */
export function readText(field: Field | null, reading: Reading): string | null {
  if (!field?.node || isEmpty(field.node)) return null
  const only = isSeq(field.node) && field.node.items.length === 1 ? field.node.items[0] : field.node
  if (isScalar(only)) return cleanText(only, field, reading)
  reading.report(field, `“${field.name}” must be text, not a list or a group. Write it on one line.`)
  return null
}

/** The first item of a list, or the single value. */
export function readFirst(field: Field | null, reading: Reading): string | null {
  const isList = isSeq(field?.node) && field.node.items.length > 1
  return isList ? (readList(field, reading)[0] ?? null) : readText(field, reading)
}

/** A list of strings. A string with commas counts as a list, and so does a group with a `name`. */
export function readList(field: Field | null, reading: Reading): string[] {
  if (!field?.node || isEmpty(field.node)) return []
  if (isScalar(field.node)) return (readText(field, reading) ?? '').split(',').map(trim).filter(Boolean)
  const items = isSeq(field.node) ? field.node.items : [field.node]
  return items.flatMap((item) => {
    const text = isScalar(item) ? cleanText(item, field, reading) : nameIn(item, field, reading)
    return text ? [text] : []
  })
}

export function readFlag(field: Field | null, reading: Reading): boolean | null {
  const text = readText(field, reading)?.toLowerCase()
  if (!field || !text) return null
  if (['true', 'yes', 'on'].includes(text)) return true
  if (['false', 'no', 'off'].includes(text)) return false
  reading.report(field, `“${field.name}” must be true or false.`)
  return null
}

export function readPart(field: Field | null, reading: Reading): number | null {
  const text = readText(field, reading)
  if (!field || text === null) return null
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text)
  reading.report(field, `“${field.name}” must be a whole number such as 1, 2 or 3.`)
  return null
}

/** The fields of a group such as `cover: { image: …, alt: … }`; null when the value is not a group. */
export function readGroup(field: Field | null, { placeOf }: Reading): Field[] | null {
  if (!isMap(field?.node)) return null
  return field.node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isNodeValue(value)) return []
    return [{ name: String(key.value), node: value, ...placeOf(value) }]
  })
}

function nameIn(item: unknown, field: Field, reading: Reading): string | null {
  const named = isMap(item) ? item.get('name', true) : null
  if (isScalar(named)) return cleanText(named, field, reading)
  reading.report(field, `“${field.name}” must be a list of text values.`)
  return null
}

function cleanText(scalar: Scalar, field: Field, { report }: Reading): string | null {
  if (scalar.value === null) return null
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))
  const line = text.replace(/\s+/g, ' ').trim()
  if (!/\p{Cc}/u.test(line)) return line || null
  report(field, `“${field.name}” contains an invisible control character. Delete it.`)
  return null
}

function isEmpty(node: Node): boolean {
  return isSeq(node) && node.items.length === 0
}

function isNodeValue(value: unknown): value is Node {
  return isScalar(value) || isSeq(value) || isMap(value)
}

function trim(text: string): string {
  return text.trim()
}
