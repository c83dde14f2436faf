'use client'

import { useEffect, useState } from 'react'
import { bySession, type Unsaved } from '#components/admin/editor/copies/listing.ts'
import { listOpenSessions } from '#components/admin/editor/copies/open-sessions.ts'
import { UnsavedItem } from '#components/admin/unsaved/unsaved-item.tsx'
import type { DraftView, Result } from '#lib/admin/views.ts'

export type LoadDraft = (postId: string) => Promise<Result<DraftView>>

type Listed = Unsaved & { isOpen: boolean }

/** What this device has of the user's texts and the server may not have. */
export function UnsavedList({ userId, load }: { userId: string; load: LoadDraft }) {
  const [items, setItems] = useState<Listed[] | 'loading' | 'blocked'>('loading')

  useEffect(() => {
    list(userId).then(setItems, () => setItems('blocked'))
  }, [userId])

  if (items === 'loading') return <p className="admin-empty">Looking…</p>
  if (items === 'blocked')
    return <p className="form-error">This browser blocks its storage, so no text is kept on this device.</p>
  if (items.length === 0)
    return <p className="admin-empty">Nothing. Everything you wrote on this device is saved.</p>
  return (
    <ul className="unsaved-list">
      {items.map((item) => (
        <UnsavedItem
          key={item.key}
          copy={item}
          isOpen={item.isOpen}
          load={load}
          onGone={() => setItems(items.filter(({ key }) => key !== item.key))}
        />
      ))}
    </ul>
  )
}

async function list(userId: string): Promise<Listed[]> {
  const copies = await bySession(userId)
  const open = await listOpenSessions(copies.map(({ session }) => session))
  return copies.map((copy) => ({ ...copy, isOpen: open.has(copy.session) }))
}
