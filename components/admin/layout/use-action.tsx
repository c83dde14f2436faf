'use client'

import { useState, useTransition } from 'react'
import { unanswered } from '#components/admin/layout/unanswered.tsx'
import type { Failure, Result } from '#lib/admin/views.ts'

/** Runs a server action, one at a time, and keeps what went wrong: a sentence, words for each field, places in the text. */
export function useAction() {
  const [isBusy, start] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  function run<T>(verb: () => Promise<Result<T>>, then?: (value: T) => void) {
    start(async () => {
      setFailure(null)
      const result = await verb().catch(unanswered)
      if (result.ok) then?.(result.value)
      else setFailure(result)
    })
  }

  const { message = null, fields = {}, problems = [] } = failure ?? {}
  return { run, isBusy, trouble: message, fields, problems }
}

export type VerbState = ReturnType<typeof useAction>
