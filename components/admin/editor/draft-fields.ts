import { PLAIN_NAMES } from '#components/admin/editor/plain-controls.ts'
import type { DraftView, PlainField, PlainValues, PostText } from '#lib/admin/views.ts'

/** The fields of a post that the editor can change. An empty slug is made from the title. */
export type DraftFields = Omit<PostText, 'slug'> & { slug: string }

export function draftFieldsOf(draft: PostText): DraftFields {
  const { body, slug, tags, bylines, cover, series, seriesPart, publishedAt } = draft
  return {
    ...plainFieldsOf(draft),
    ...{ body, slug: slug ?? '', tags, bylines, cover, series, seriesPart, publishedAt },
  }
}

function plainFieldsOf(draft: PlainValues): PlainValues {
  return Object.fromEntries(PLAIN_NAMES.map((name) => [name, draft[name]])) as Record<PlainField, never>
}

/** Only the fields that the viewer may set, from fields of another origin such as a local backup. */
export function editableOf(text: Partial<DraftFields>, { maySet }: DraftView): Partial<DraftFields> {
  const may: Record<keyof DraftFields, boolean> = {
    ...maySet,
    cover: maySet.coverId,
    series: maySet.seriesId,
  }
  return Object.fromEntries(Object.entries(text).filter(([name]) => may[name as keyof DraftFields]))
}

/** The fields as an input for a verb. */
export function inputOf({ bylines, cover, slug, series, ...plain }: DraftFields): Record<string, unknown> {
  return {
    ...plain,
    slug: slug || null,
    seriesId: series?.id ?? null,
    bylines: bylines.map(({ id }) => id),
    coverId: cover?.id ?? null,
    coverAlt: cover?.alt ?? '',
    coverCaption: cover?.caption ?? '',
  }
}

/** The input for a save: only the fields that differ from the last saved ones. */
export function changesOf(now: DraftFields, saved: DraftFields): Record<string, unknown> {
  const before = inputOf(saved)
  return Object.fromEntries(
    Object.entries(inputOf(now)).filter(([name, value]) => !isSame(value, before[name])),
  )
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
