'use client'

import { useRouter } from 'next/navigation'
import { PictureInput } from '#components/admin/picture-input'
import { UploadList } from '#components/admin/upload-list'
import { useUploads } from '#components/admin/use-uploads'

/** Sends pictures to the library. */
export function Upload() {
  const router = useRouter()
  const uploads = useUploads()
  return (
    <div className="upload">
      <PictureInput
        label="Upload pictures"
        isMany
        onFiles={(files) => uploads.add(files, () => router.refresh())}
      />
      <UploadList uploads={uploads} done="Stored." />
    </div>
  )
}
