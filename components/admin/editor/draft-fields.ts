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

/** The input for a save: only the fields that differ from the last saved ones. */
export function changesOf(now: DraftFields, saved: DraftFields): Record<string, unknown> {
  const { bylines, cover, slug, series, ...plain } = now
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(plain))
    if (!isSame(value, saved[name as keyof DraftFields])) changes[name] = value
  if (slug !== saved.slug) changes.slug = slug || null
  if (series?.id !== saved.series?.id) changes.seriesId = series?.id ?? null
  if (!isSame(bylines, saved.bylines)) changes.bylines = bylines.map(({ id }) => id)
  if (!isSame(cover, saved.cover))
    Object.assign(changes, {
      coverId: cover?.id ?? null,
      coverAlt: cover?.alt ?? '',
      coverCaption: cover?.caption ?? '',
    })
  return changes
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
