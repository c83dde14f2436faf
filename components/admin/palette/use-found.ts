import { useEffect, useRef, useState } from 'react'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import { type Entry, foundEntry } from '#components/admin/palette/entries.ts'
import type { FoundEntry } from '#lib/admin/views.ts'

const WAIT_MS = 60

type Answer = { query: string; entries: Entry[]; error: string | null }

/** What the server finds for the words; the answer of earlier words stays until the new one is there. */
export function useFound(query: string): Answer & { isSettled: boolean } {
  const [answer, setAnswer] = useState<Answer>({ query: '', entries: [], error: null })
  const [isAsked, setAsked] = useState(false)
  const known = useRef(new Map<string, Entry[]>())
  const words = query.trim()

  useEffect(() => {
    let isLatest = true
    const show = (entries: Entry[], error: string | null) => {
      if (!isLatest) return
      setAnswer({ query: words, entries, error })
      setAsked(true)
    }
    const ask = async () => {
      const result = await postJson<FoundEntry[]>('/api/admin/find', { query: words })
      if (result.ok) known.current.set(words, result.value.map(foundEntry))
      show(known.current.get(words) ?? [], result.ok ? null : result.message)
    }
    const before = known.current.get(words)
    if (before) show(before, null)
    const timer = before ? undefined : setTimeout(ask, words === '' ? 0 : WAIT_MS)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [words])

  return { ...answer, isSettled: isAsked && answer.query === words }
}
