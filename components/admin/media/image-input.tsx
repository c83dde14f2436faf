import type { ChangeEvent } from 'react'
import { PICTURE_TYPES } from '#components/admin/media/send-image.tsx'

type Props = { label: string; isMany?: boolean; onFiles: (files: File[]) => void }

/** Chooses picture files of this computer. It looks like a button. */
export function ImageInput({ label, isMany = false, onFiles }: Props) {
  function take({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])]
    // The same file can be chosen again.
    target.value = ''
    if (files.length > 0) onFiles(files)
  }

  return (
    <label className="upload-label">
      {label}
      <input type="file" multiple={isMany} accept={PICTURE_TYPES} onChange={take} />
    </label>
  )
}
