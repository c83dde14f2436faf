import type { Attrs, MarkType, NodeType } from 'prosemirror-model'
import { attributesOf } from '#components/admin/editor/rich-text/schema/components.ts'

/** Holds what HTML has no attribute for, so that copying within the editor loses nothing. */
export const KEPT = 'data-kept'

// A reference needs its definition, which may not stand in the other article.
const LEFT_BEHIND = new Set(['reference'])

export function keptOf(attrs: Attrs): string {
  const kept = Object.entries(attrs).filter(([name]) => !LEFT_BEHIND.has(name))
  return JSON.stringify(Object.fromEntries(kept))
}

/** The attributes that came back; any page can write to the clipboard, so only known ones of plain kinds. */
export function readKept(json: string, type: NodeType | MarkType): Attrs {
  const known = type.spec.attrs ?? {}
  const given = Object.entries(parsed(json)).filter(([name]) => name in known && !LEFT_BEHIND.has(name))
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      if (name === 'attributes') return [[name, attributesOf(JSON.stringify(value))]]
      return value === null || typeof value !== 'object' ? [[name, value]] : []
    }),
  )
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
