import type { Attrs, MarkType, NodeType } from 'prosemirror-model'
import { attributesOf } from '#components/admin/editor/rich-text/schema/components.ts'

/** Holds what HTML has no attribute for, so that copying within the editor loses nothing. */
export const KEPT = 'data-kept'

// A reference needs its definition, which may not stand in the other article; Markdown has no spans.
const LEFT_BEHIND = new Set(['reference', 'colspan', 'rowspan', 'colwidth'])

export function keptOf(attrs: Attrs): string {
  const kept = Object.entries(attrs).filter(([name]) => !LEFT_BEHIND.has(name))
  return JSON.stringify(Object.fromEntries(kept))
}

/** The attributes that came back; any page can write to the clipboard, so only known ones with values they may have. */
export function readKept(json: string, type: NodeType | MarkType): Attrs {
  const known = type.spec.attrs ?? {}
  const given = Object.entries(parsed(json)).filter(([name]) => name in known && !LEFT_BEHIND.has(name))
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      if (name === 'attributes') return [[name, attributesOf(JSON.stringify(value))]]
      return mayBe(name, value, known[name]?.default) ? [[name, value]] : []
    }),
  )
}

/** Kept attributes with some of them changed. */
export function withKept(json: string | null, changed: Attrs): Attrs {
  return { ...parsed(json ?? '{}'), ...changed }
}

const NUMBERS: Record<string, [least: number, most: number]> = { level: [1, 6], start: [0, 999_999_999] }

function mayBe(name: string, value: unknown, usual: unknown): boolean {
  if (usual === undefined) return typeof value === 'string'
  if (usual === null) return value === null || typeof value === (name === 'checked' ? 'boolean' : 'string')
  if (typeof value !== 'number') return typeof value === typeof usual
  const [least, most] = NUMBERS[name] ?? [1, 0]
  return Number.isInteger(value) && value >= least && value <= most
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
