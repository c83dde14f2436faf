'use client'

import { useRouter } from 'next/navigation'
import { useVerb } from '#components/admin/use-verb'
import { Trouble } from '#components/ui/trouble'
import type { Result } from '#lib/desk/views'

export type Begin = (kind: 'article' | 'page') => Promise<Result<{ postId: string }>>

/** Begins a post and opens it. */
export function BeginPost({ begin, mayWritePages }: { begin: Begin; mayWritePages: boolean }) {
  const { run, isBusy, trouble } = useVerb()
  const router = useRouter()
  const write = (kind: 'article' | 'page') =>
    run(
      () => begin(kind),
      ({ postId }) => router.push(`/admin/posts/${postId}`),
    )
  return (
    <div className="button-row">
      {mayWritePages && (
        <button type="button" className="second" disabled={isBusy} onClick={() => write('page')}>
          Write a page
        </button>
      )}
      <button type="button" disabled={isBusy} onClick={() => write('article')}>
        Write a new article
      </button>
      <Trouble>{trouble}</Trouble>
    </div>
  )
}
