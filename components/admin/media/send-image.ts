import type { Failure, Result } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

/** For the file input; the server checks the bytes. */
export const IMAGE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** The server's limit. */
const MAX_BYTES = 20 * 1024 * 1024

type Options = {
  /** Called with the share sent, from 0 to 1. */
  onProgress?: (share: number) => void
  /** Aborts the upload; the result's code is then `cancelled`. */
  signal?: AbortSignal
}

/** Uploads one image to the library. */
export function sendImage(file: File, { onProgress, signal }: Options = {}): Promise<Result<MediaView>> {
  // The server closes the connection of an upload that is too large, often before the browser reads the response.
  if (file.size > MAX_BYTES) return Promise.resolve(TOO_LARGE)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/admin/media?name=${encodeURIComponent(file.name)}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.response ?? UNREACHABLE)
    request.onerror = () => resolve(UNREACHABLE)
    request.onabort = () => resolve(CANCELLED)
    signal?.addEventListener('abort', () => request.abort())
    if (signal?.aborted) resolve(CANCELLED)
    else request.send(file)
  })
}

const UNREACHABLE: Failure = {
  ok: false,
  code: 'unreachable',
  message: 'The upload failed. Try again when you are back online.',
  fields: {},
  problems: [],
}

const TOO_LARGE: Failure = {
  ok: false,
  code: 'invalid',
  message: 'The image is larger than 20 MB. Make it smaller and try again.',
  fields: {},
  problems: [],
}

const CANCELLED: Failure = {
  ok: false,
  code: 'cancelled',
  message: 'The upload was cancelled.',
  fields: {},
  problems: [],
}
