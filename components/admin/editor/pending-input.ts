'use client'

import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'

/** A field that buffers input and commits it to the post later: on blur, or when its form is submitted. */
export type PendingField = {
  /** True while it has input that is not committed to the post. */
  hasPending: () => boolean
  /** Commits the input: now, or by the time the promise resolves. */
  flush: () => void | Promise<void>
}

type PendingInput = {
  register: (field: PendingField) => () => void
  /** Updates `isPending`. */
  recheck: () => void
  hasPending: () => boolean
  flush: () => Promise<void>
}

const Pending = createContext<Omit<PendingInput, 'hasPending'>>({
  register: () => () => {},
  recheck: () => {},
  flush: async () => {},
})

export const PendingInputProvider = Pending.Provider

/** Uncommitted input of all fields in the editor: it counts as unsaved and is flushed before a save. */
export function usePendingInput(): PendingInput & { isPending: boolean } {
  const [isPending, setPending] = useState(false)
  const input = useMemo(() => {
    const fields = new Set<PendingField>()
    const hasPending = () => [...fields].some((field) => field.hasPending())
    const recheck = () => setPending(hasPending())
    return {
      hasPending,
      recheck,
      register(field: PendingField) {
        fields.add(field)
        return () => {
          fields.delete(field)
          recheck()
        }
      },
      async flush() {
        await Promise.all([...fields].map((field) => field.flush()))
        recheck()
      },
    }
  }, [])
  return { ...input, isPending }
}

export function usePendingContext() {
  return useContext(Pending)
}

/** Registers a field while it is mounted. Returns the function to call when its input may have changed. */
export function usePendingField(field: PendingField): () => void {
  const { register, recheck } = useContext(Pending)
  const latest = useRef(field)
  latest.current = field
  useEffect(
    () => register({ hasPending: () => latest.current.hasPending(), flush: () => latest.current.flush() }),
    [register],
  )
  useEffect(recheck)
  return recheck
}
