'use client'

import { useRef, useSyncExternalStore } from 'react'
import type { DraftState } from '#components/admin/editor/saving/draft-state.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'

type Readable = Pick<DraftStore, 'get' | 'subscribe'>

/** A part of the draft's state. The component renders again only when that part has changed. */
export function useSelected<T>(
  store: Readable,
  select: (state: DraftState) => T,
  isSame: (one: T, other: T) => boolean = Object.is,
): T {
  const last = useRef<{ value: T } | null>(null)
  const read = () => {
    const value = select(store.get())
    if (!last.current || !isSame(last.current.value, value)) last.current = { value }
    return last.current.value
  }
  return useSyncExternalStore(store.subscribe, read, read)
}
