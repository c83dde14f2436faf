'use client'

import { useState, useTransition } from 'react'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import type { Failure, Result } from '#lib/admin/views.ts'

/** Runs server actions and keeps the last failure: its message, errors by field and problems in the text. */
export function useAction() {
  const [isBusy, start] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)

  function run<T>(action: () => Promise<Result<T>>, then?: (value: T) => void) {
    start(async () => {
      setFailure(null)
      const result = await action().catch(networkFailure)
      if (result.ok) then?.(result.value)
      else setFailure(result)
    })
  }

  const { message = null, fields = {}, problems = [] } = failure ?? {}
  return { run, isBusy, error: message, fields, problems }
}

export type ActionState = ReturnType<typeof useAction>
