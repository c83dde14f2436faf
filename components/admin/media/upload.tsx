'use client'

import { useRouter } from 'next/navigation'
import { ImageInput } from '#components/admin/media/image-input.tsx'
import { UploadList } from '#components/admin/media/upload-list.tsx'
import { useUploads } from '#components/admin/media/use-uploads.ts'

/** Uploads images to the library. */
export function Upload() {
  const router = useRouter()
  const uploads = useUploads()
  return (
    <div className="upload">
      <ImageInput
        label="Upload images"
        isMany
        onFiles={(files) => uploads.add(files, () => router.refresh())}
      />
      <UploadList uploads={uploads} done="Uploaded." />
    </div>
  )
}
