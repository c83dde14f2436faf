import type { Failure, Result } from '#lib/desk/views'
import type { MediaView } from '#lib/media/views'

/** What a file field offers; the server looks at the bytes. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

type Options = {
  /** Hears how much of it has been sent, from 0 to 1. */
  onProgress?: (share: number) => void
  /** Ends the sending; the answer's code is then `cancelled`. */
  signal?: AbortSignal
}

/** Sends one picture to the library. */
export function sendPicture(file: File, { onProgress, signal }: Options = {}): Promise<Result<MediaView>> {
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

const CANCELLED: Failure = {
  ok: false,
  code: 'cancelled',
  message: 'The picture was not sent.',
  fields: {},
  problems: [],
}
