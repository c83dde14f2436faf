import { expect, test } from 'vitest'
import { sendImage } from '#components/admin/media/send-image.ts'
import { MAX_IMAGE_BYTES } from '#lib/core/limits.ts'

test('an image over the size limit is refused without an upload', async () => {
  const file = new File([new Uint8Array(MAX_IMAGE_BYTES + 1)], 'large.png')
  expect(await sendImage(file)).toMatchObject({
    ok: false,
    message: `The image is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MB. Make it smaller and try again.`,
  })
})
