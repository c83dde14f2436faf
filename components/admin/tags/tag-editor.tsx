'use client'

import { useState } from 'react'
import { type TagActions, TagDialog } from '#components/admin/tags/tag-dialog.tsx'
import type { AdminTag } from '#lib/tags/views.ts'

type Props = { tag: AdminTag; others: AdminTag[] } & TagActions

/** Opens what changes a tag. */
export function TagEditor({ tag, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="quiet" aria-label={`Change ${tag.name}`} onClick={() => setOpen(true)}>
        Change
      </button>
      {isOpen && <TagDialog tag={tag} onClose={() => setOpen(false)} {...rest} />}
    </>
  )
}
