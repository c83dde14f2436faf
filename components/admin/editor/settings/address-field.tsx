'use client'

import { useMemo } from 'react'
import { useLatest } from '#components/admin/editor/live/use-latest.ts'
import { Field } from '#components/ui/field.tsx'
import type { AddressPlan, DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  slug: string
  title: string
  onChange: (slug: string) => void
  error?: string
}

const PAUSE_MS = 250

/** The address of a post: what will be made of what is typed, whether it is free, and what would redirect to it. */
export function AddressField({ post, slug, title, onChange, error }: Props) {
  const { postId, may } = post
  const input = useMemo(
    () => (may.edit ? { postId, slug, title: title.slice(0, 300) } : null),
    [postId, may.edit, slug, title],
  )
  const answer = useLatest<AddressPlan>('/api/admin/posts/address', input, PAUSE_MS)
  const plan = answer?.ok ? answer.value : null
  return (
    <div data-field="slug">
      <Field
        label="Address"
        value={slug}
        onChange={(event) => onChange(event.target.value)}
        placeholder={post.knownSlug ?? 'generated from the title'}
        hint={plan ? hintOn(plan, post) : 'Letters, digits and hyphens.'}
        error={error ?? plan?.problem ?? undefined}
      />
    </div>
  )
}

function hintOn({ path, movesFrom }: AddressPlan, { live }: DraftView): string {
  if (movesFrom) return `When you update, ${movesFrom} will redirect permanently to ${path}.`
  return live ? `Live at ${path}.` : `It will be ${path}.`
}
