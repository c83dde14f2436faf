import type { CoverView, DraftView, PostText } from '#lib/admin/views.ts'

/** What a writer can change of a post, as the writing room holds it. */
export type Manuscript = {
  title: string
  dek: string
  body: string
  /** Empty: made from the title. */
  slug: string
  tags: string[]
  bylines: { id: string; name: string }[]
  cover: CoverView | null
  description: string
  excerpt: string
  seoTitle: string
  featured: boolean
}

export function manuscriptOf(draft: PostText): Manuscript {
  const { title, dek, body, slug, tags, bylines, cover, description, excerpt, seoTitle, featured } = draft
  return {
    title,
    dek,
    body,
    slug: slug ?? '',
    tags,
    bylines,
    cover,
    description,
    excerpt,
    seoTitle,
    featured,
  }
}

/** What the viewer may change of a text that comes from elsewhere, such as one that this browser kept. */
export function settableOf(text: Partial<Manuscript>, { maySet }: DraftView): Partial<Manuscript> {
  const may: Record<keyof Manuscript, boolean> = { ...maySet, cover: maySet.coverId }
  return Object.fromEntries(Object.entries(text).filter(([name]) => may[name as keyof Manuscript]))
}

/** What is sent to be saved: only what differs from what was saved last. */
export function changesOf(now: Manuscript, saved: Manuscript): Record<string, unknown> {
  const { bylines, cover, slug, ...plain } = now
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(plain))
    if (!isSame(value, saved[name as keyof Manuscript])) changes[name] = value
  if (slug !== saved.slug) changes.slug = slug || null
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
