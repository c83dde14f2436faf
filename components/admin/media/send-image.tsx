import type { Failure, Result } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

/** What a file field offers; the server looks at the bytes. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** What the server takes at most. */
const MOST_BYTES = 20 * 1024 * 1024

type Options = {
  /** Hears how much of it has been sent, from 0 to 1. */
  onProgress?: (share: number) => void
  /** Ends the sending; the answer's code is then `cancelled`. */
  signal?: AbortSignal
}

/** Sends one picture to the library. */
export function sendPicture(file: File, { onProgress, signal }: Options = {}): Promise<Result<MediaView>> {
  // The server ends the connection of one that is too large, often before a browser hears why.
  if (file.size > MOST_BYTES) return Promise.resolve(TOO_LARGE)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/admin/media?name=${encodeURIComponent(file.name)}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.response ?? UNANSWERED)
    request.onerror = () => resolve(UNANSWERED)
    request.onabort = () => resolve(CANCELLED)
    signal?.addEventListener('abort', () => request.abort())
    if (signal?.aborted) resolve(CANCELLED)
    else request.send(file)
  })
}

const UNANSWERED: Failure = {
  ok: false,
  code: 'unreachable',
  message: 'The picture did not arrive. Try again when you are back online.',
  fields: {},
  problems: [],
}

const TOO_LARGE: Failure = {
  ok: false,
  code: 'invalid',
  message: 'The picture is larger than 20 MB. Save it smaller.',
  fields: {},
  problems: [],
}

const CANCELLED: Failure = {
  ok: false,
  code: 'cancelled',
  message: 'The picture was not sent.',
  fields: {},
  problems: [],
}
