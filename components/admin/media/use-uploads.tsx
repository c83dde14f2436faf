'use client'

import { useEffect, useRef, useState } from 'react'
import { sendPicture } from '#components/admin/media/send-image.tsx'
import type { Failure } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

/** A picture on its way to the library. `share`: how much of it has been sent, from 0 to 1. */
export type Upload = {
  id: number
  file: File
  share: number
  stored: MediaView | null
  failure: Failure | null
}

type Then = (media: MediaView) => void
type Work = { stop: AbortController; then: Then }

/** Pictures that are sent one after the other, each of which can be cancelled or tried again. Leaving meanwhile asks first. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([])
  const works = useRef(new Map<number, Work>()).current
  const queue = useRef(Promise.resolve())
  const isUnderWay = uploads.some(({ stored, failure }) => !stored && !failure)
  const note = (id: number, part: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))

  useEffect(() => {
    if (!isUnderWay) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnderWay])

  /** `then` is given each picture that has been stored, in the order of the files. */
  function add(files: File[], then: Then) {
    const added = files.map((file) => ({ id: nextId(), file, share: 0, stored: null, failure: null }))
    for (const { id } of added) works.set(id, { stop: new AbortController(), then })
    setUploads((before) => [...before, ...added])
    for (const { id, file } of added) enqueue(id, file)
  }

  function enqueue(id: number, file: File) {
    queue.current = queue.current.then(() => send(id, file))
  }

  async function send(id: number, file: File) {
    const work = works.get(id)
    if (!work || work.stop.signal.aborted) return
    const result = await sendPicture(file, {
      signal: work.stop.signal,
      onProgress: (share) => note(id, { share }),
    })
    if (result.ok) {
      note(id, { stored: result.value })
      work.then(result.value)
    } else if (result.code !== 'cancelled') note(id, { failure: result })
  }

  function retry({ id, file }: Upload) {
    note(id, { share: 0, failure: null })
    enqueue(id, file)
  }

  /** Takes it off the list; what is still on its way is ended. */
  function drop({ id }: Upload) {
    works.get(id)?.stop.abort()
    works.delete(id)
    setUploads((before) => before.filter((upload) => upload.id !== id))
  }

  return { uploads, isUnderWay, add, retry, drop }
}

export type Uploads = ReturnType<typeof useUploads>

let last = 0

function nextId(): number {
  last += 1
  return last
}
