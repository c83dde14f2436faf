'use client'

import { useVerb } from '#components/admin/use-verb'
import type { Result } from '#lib/desk/views'

type Props = { id: string; browser: string; end: (id: string) => Promise<Result<void>> }

export function EndSession({ id, browser, end }: Props) {
  const { run, isBusy, trouble } = useVerb()
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={`End the session in ${browser}`}
        onClick={() => run(() => end(id))}
      >
        End
      </button>
      <span role="alert" className="trouble">
        {trouble}
      </span>
    </>
  )
}
