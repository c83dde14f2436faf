'use client'

import { useEffect, useRef, useState } from 'react'
import { sendImage } from '#components/admin/media/send-image.ts'
import type { Failure } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

/** An upload. `share`: how much has been sent, from 0 to 1. */
export type Upload = {
  id: number
  file: File
  share: number
  stored: MediaView | null
  failure: Failure | null
}

type Then = (media: MediaView) => void
/** `share`: how much has been sent, from 0 to 1. `gone`: cancelled or dismissed before it was stored. */
type Watch = (state: { share: number } | 'failed' | 'gone') => void
type Work = { stop: AbortController; then: Then; watch?: Watch | undefined }

/** Uploads images one after the other; each can be cancelled or retried. Asks before the page is left during an upload. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([])
  const works = useRef(new Map<number, Work>()).current
  const queue = useRef(Promise.resolve())
  const isUploading = uploads.some(({ stored, failure }) => !stored && !failure)
  const note = (id: number, part: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))

  useEffect(() => {
    if (!isUploading) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUploading])

  /** Calls `then` with each stored image, in the order of the files, and `watch` as long as one is not stored. */
  function add(files: File[], then: Then, watch?: Watch) {
    const added = files.map((file) => ({ id: nextId(), file, share: 0, stored: null, failure: null }))
    for (const { id } of added) works.set(id, { stop: new AbortController(), then, watch })
    setUploads((before) => [...before, ...added])
    for (const { id, file } of added) enqueue(id, file)
  }

  function enqueue(id: number, file: File) {
    queue.current = queue.current.then(() => send(id, file))
  }

  async function send(id: number, file: File) {
    const work = works.get(id)
    if (!work || work.stop.signal.aborted) return
    const result = await sendImage(file, {
      signal: work.stop.signal,
      onProgress: (share) => {
        note(id, { share })
        work.watch?.({ share })
      },
    })
    if (result.ok) {
      note(id, { stored: result.value })
      work.then(result.value)
    } else if (result.code !== 'cancelled') {
      note(id, { failure: result })
      work.watch?.('failed')
    }
  }

  function retry({ id, file }: Upload) {
    note(id, { share: 0, failure: null })
    enqueue(id, file)
  }

  /** Removes it from the list and aborts it if it is still running. */
  function drop({ id }: Upload) {
    const work = works.get(id)
    work?.stop.abort()
    work?.watch?.('gone')
    works.delete(id)
    setUploads((before) => before.filter((upload) => upload.id !== id))
  }

  return { uploads, isUploading, add, retry, drop }
}

export type Uploads = ReturnType<typeof useUploads>

let last = 0

function nextId(): number {
  last += 1
  return last
}
