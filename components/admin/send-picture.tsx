import type { Failure, Result } from '#lib/desk/views'
import type { MediaView } from '#lib/media/views'

/** What a file field offers; the server looks at the bytes. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** Sends one picture to the library. `onProgress` hears how much of it has been sent, from 0 to 1. */
export function sendPicture(
  file: File,
  onProgress: (share: number) => void = () => {},
): Promise<Result<MediaView>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/admin/media?name=${encodeURIComponent(file.name)}`)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.min(loaded / total, 0.99))
    request.onload = () => resolve(request.response ?? unanswered)
    request.onerror = () => resolve(unanswered)
    request.send(file)
  })
}

const unanswered: Failure = {
  ok: false,
  code: 'unreachable',
  message: 'The picture did not arrive. Try again when you are back online.',
  fields: {},
  problems: [],
}
