'use client'

import { useState } from 'react'
import { type TagActions, TagDialog } from '#components/admin/tags/tag-dialog.tsx'
import type { AdminTag } from '#lib/tags/views.ts'

type Props = { tag: AdminTag; others: AdminTag[] } & TagActions

/** Opens the dialog of a tag. */
export function TagEditor({ tag, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="quiet" aria-label={`Edit ${tag.name}`} onClick={() => setOpen(true)}>
        Edit
      </button>
      {isOpen && <TagDialog tag={tag} onClose={() => setOpen(false)} {...rest} />}
    </>
  )
}
