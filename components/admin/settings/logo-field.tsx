'use client'

import { type ChangeEvent, useState } from 'react'
import { PICTURE_TYPES, sendPicture } from '#components/admin/media/send-image.tsx'
import type { LibraryItem } from '#lib/media/views.ts'

export type Choice = Pick<LibraryItem, 'id' | 'src' | 'name' | 'width' | 'height'>

type Props = {
  name: string
  logo: Omit<Choice, 'name'> | null
  library: Choice[]
  onChange: (logo: Choice | null) => void
  error?: string
}

/** The publication's logo: sent from this machine, chosen from the library, or none. */
export function LogoField({ name, logo, library, onChange, error }: Props) {
  const { send, share, trouble } = useSending(onChange)
  return (
    <div className="logo-field">
      {logo ? (
        // biome-ignore lint/performance/noImgElement: the desk shows originals as they are stored.
        <img className="logo-now" src={logo.src} alt={name} width={logo.width} height={logo.height} />
      ) : (
        <p className="field-hint">There is none: readers see the name in type.</p>
      )}
      <div className="button-row">
        <label className="upload-label second">
          {logo ? 'Upload another logo' : 'Upload a logo'}
          <input type="file" accept={PICTURE_TYPES} onChange={send} />
        </label>
        {logo && (
          <button type="button" className="quiet" onClick={() => onChange(null)}>
            Remove the logo
          </button>
        )}
      </div>
      {share !== null && <progress value={share} aria-label="Sending the logo" />}
      {library.length > 0 && (
        <details>
          <summary>Choose from the library</summary>
          <Shelf library={library} chosen={logo?.id} onChoose={onChange} />
        </details>
      )}
      <p className="field-hint">
        It stands at the head of every page with the publication's name as its text. Choose one that can be
        read on light and on dark paper.
      </p>
      <p role="alert" className="field-error">
        {trouble ?? error}
      </p>
    </div>
  )
}

type ShelfProps = { library: Choice[]; chosen: string | undefined; onChoose: (logo: Choice) => void }

function Shelf({ library, chosen, onChoose }: ShelfProps) {
  return (
    <ul className="shelf-of-pictures">
      {library.map((picture) => (
        <li key={picture.id}>
          <button type="button" aria-pressed={picture.id === chosen} onClick={() => onChoose(picture)}>
            {/* biome-ignore lint/performance/noImgElement: the desk shows originals as they are stored. */}
            <img
              src={picture.src}
              alt={picture.name}
              width={picture.width}
              height={picture.height}
              loading="lazy"
            />
          </button>
        </li>
      ))}
    </ul>
  )
}

function useSending(onArrival: (logo: Choice) => void) {
  const [share, setShare] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setTrouble(null)
    const result = await sendPicture(file, { onProgress: setShare })
    setShare(null)
    if (result.ok) onArrival(result.value)
    else setTrouble(result.message)
  }

  return { send, share, trouble }
}
