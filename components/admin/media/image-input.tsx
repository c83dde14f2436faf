import type { ChangeEvent } from 'react'
import { IMAGE_TYPES } from '#components/admin/media/send-image.ts'

type Props = { label: string; isMany?: boolean; onFiles: (files: File[]) => void }

/** A file input for images, styled as a button. */
export function ImageInput({ label, isMany = false, onFiles }: Props) {
  function take({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])]
    // Lets the same file be chosen again.
    target.value = ''
    if (files.length > 0) onFiles(files)
  }

  return (
    <label className="upload-label">
      {label}
      <input type="file" multiple={isMany} accept={IMAGE_TYPES} onChange={take} />
    </label>
  )
}
