import type { CheckPlace, Finding, PostText } from '#lib/admin/views.ts'
import type { Inspection, MediaFacts } from '#lib/content/views.ts'
import type { PostKind } from '#prisma/enums.ts'

/** Everything that the checks look at. */
export type CheckedText = Pick<PostText, 'title' | 'dek' | 'excerpt' | 'description' | 'seoTitle'> & {
  kind: PostKind
  cover: { width: number; alt: string } | null
  found: Inspection
  /** By path, the uploaded images of the text. */
  media: Record<string, MediaFacts>
  /** The hrefs of the text under which readers would find nothing. */
  dead: ReadonlySet<string>
}

/** What a check reports; whether it blocks is decided by the settings. */
export type Remark = Omit<Finding, 'check' | 'isBlocking'>

/** One check: a pure function of the text. */
export type Check = (text: CheckedText) => Remark[]

export function inField(field: string): CheckPlace {
  return { field }
}

export function inText({ line, column, offset }: Extract<CheckPlace, { line: number }>): CheckPlace {
  return { line, column, offset }
}

/** A text inside a message, shortened. */
export function quoted(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 57)}…”` : `“${text}”`
}
