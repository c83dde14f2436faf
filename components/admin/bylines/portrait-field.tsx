'use client'

import { useState } from 'react'
import { ImageInput } from '#components/admin/media/image-input.tsx'
import { sendImage } from '#components/admin/media/send-image.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { AdminByline } from '#lib/bylines/views.ts'

type Portrait = AdminByline['avatar']

type Props = { portrait: Portrait; onChange: (portrait: Portrait) => void; error?: string | undefined }

/** The picture of an author: uploaded, replaced or removed. */
export function PortraitField({ portrait, onChange, error }: Props) {
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function send(files: File[]) {
    const [file] = files
    if (!file) return
    setFailure(null)
    const result = await sendImage(file, { onProgress: setShare })
    setShare(null)
    if (result.ok) onChange(result.value)
    else setFailure(result.message)
  }

  return (
    <div className="portrait-field">
      {portrait ? (
        // biome-ignore lint/performance/noImgElement: the admin shows the stored originals.
        <img className="portrait" src={portrait.src} alt="" width={portrait.width} height={portrait.height} />
      ) : (
        <span className="portrait" aria-hidden="true" />
      )}
      <div className="button-row">
        <ImageInput
          label={portrait ? 'Replace the picture' : 'Upload a picture'}
          onFiles={(files) => void send(files)}
        />
        {portrait && (
          <button type="button" className="quiet" onClick={() => onChange(null)}>
            Remove the picture
          </button>
        )}
      </div>
      {share !== null && <progress value={share} aria-label="Uploading the picture" />}
      <FormError>{failure ?? error}</FormError>
    </div>
  )
}
