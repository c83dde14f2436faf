'use client'

import { useEffect, useState } from 'react'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'

const PAUSE = 500

/** The words of the text, counted when typing pauses. */
export function WordCount({ store }: { store: Pick<DraftStore, 'get' | 'subscribe'> }) {
  const [count, setCount] = useState(() => countWords(store.get().fields.body))

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const recount = () => {
      timer = null
      setCount(countWords(store.get().fields.body))
    }
    const stop = store.subscribe(() => {
      timer ??= setTimeout(recount, PAUSE)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store])

  return <>{count} words</>
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
