'use client'

import { useEffect, useRef, useState } from 'react'
import { LatestRequest } from '#components/admin/editor/live/latest-request.ts'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import type { Result } from '#lib/admin/views.ts'

/**
 * The newest answer of an endpoint for an input that changes while it is typed. Asks when `input` is another object;
 * null: asks nothing.
 */
export function useLatest<T>(path: string, input: object | null, delayMs: number): Result<T> | null {
  const [answer, setAnswer] = useState<Result<T> | null>(null)
  const request = useRef<LatestRequest<object, Result<T>> | null>(null)

  useEffect(() => {
    const opened = new LatestRequest<object, Result<T>>({
      delayMs,
      ask: (given) => postJson<T>(path, given),
      onAnswer: setAnswer,
    })
    request.current = opened
    return () => opened.stop()
  }, [path, delayMs])

  useEffect(() => {
    if (input) request.current?.want(input)
  }, [input])

  return answer
}
