'use client'

import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'

/** A field that hands what is typed in it to the post only later: when the caret leaves it, or when its form is sent. */
export type Holder = {
  /** True while it holds something that the post does not have. */
  holds: () => boolean
  /** Hands it over: at once, or when the promise resolves. */
  handOver: () => void | Promise<void>
}

type PendingInput = {
  register: (holder: Holder) => () => void
  /** Looks again whether anything is held. */
  look: () => void
  holds: () => boolean
  handOver: () => Promise<void>
}

const Pending = createContext<Omit<PendingInput, 'holds'>>({
  register: () => () => {},
  look: () => {},
  handOver: async () => {},
})

export const PendingInputProvider = Pending.Provider

/** What the fields of the writing room hold back, so that it counts as unsaved and is taken in before a save. */
export function usePendingInput(): PendingInput & { isPending: boolean } {
  const [isPending, setPending] = useState(false)
  const input = useMemo(() => {
    const holders = new Set<Holder>()
    const holds = () => [...holders].some((holder) => holder.holds())
    const look = () => setPending(holds())
    return {
      holds,
      look,
      register(holder: Holder) {
        holders.add(holder)
        return () => {
          holders.delete(holder)
          look()
        }
      },
      async handOver() {
        await Promise.all([...holders].map((holder) => holder.handOver()))
        look()
      },
    }
  }, [])
  return { ...input, isPending }
}

export function usePendingFields() {
  return useContext(Pending)
}

/** Registers a field for as long as it is shown; answers what it calls when what it holds may have changed. */
export function useHolder(holder: Holder): () => void {
  const { register, look } = useContext(Pending)
  const latest = useRef(holder)
  latest.current = holder
  useEffect(
    () => register({ holds: () => latest.current.holds(), handOver: () => latest.current.handOver() }),
    [register],
  )
  useEffect(look)
  return look
}
