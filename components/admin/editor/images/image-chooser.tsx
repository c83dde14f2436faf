'use client'

import { ImageGrid, type ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { ImageInput } from '#components/admin/media/image-input.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { MediaView } from '#lib/media/views.ts'

type Props = {
  title: string
  list: ListImages
  isMany?: boolean
  onFiles: (files: File[]) => void
  onPick: (media: MediaView) => void
  onClose: () => void
}

/** Chooses an image from this computer or the library. Opens when mounted. */
export function ImageChooser({ title, list, isMany, onFiles, onPick, onClose }: Props) {
  const dialog = useModal()

  return (
    <dialog ref={dialog} className="image-chooser" aria-labelledby="image-chooser-title" onClose={onClose}>
      <header className="image-chooser-head">
        <h2 id="image-chooser-title">{title}</h2>
        <ImageInput label={isMany ? 'Upload images' : 'Upload an image'} isMany={isMany} onFiles={onFiles} />
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <ImageGrid list={list} onPick={onPick} />
    </dialog>
  )
}
