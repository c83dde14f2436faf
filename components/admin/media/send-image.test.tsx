import { expect, test } from 'vitest'
import { sendPicture } from '#components/admin/media/send-image.tsx'
import { MAX_PICTURE_BYTES } from '#lib/media/limits.ts'

test('a picture that the server would refuse for its size is not sent', async () => {
  const file = new File([new Uint8Array(MAX_PICTURE_BYTES + 1)], 'large.png')
  expect(await sendPicture(file)).toMatchObject({
    ok: false,
    message: `The picture is larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB. Save it smaller.`,
  })
})
