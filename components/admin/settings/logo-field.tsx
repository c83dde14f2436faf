'use client'

import { type ChangeEvent, useState } from 'react'
import { IMAGE_TYPES, sendImage } from '#components/admin/media/send-image.ts'
import type { LibraryItem } from '#lib/media/views.ts'

export type Choice = Pick<LibraryItem, 'id' | 'src' | 'name' | 'width' | 'height'>

type Props = {
  name: string
  logo: Omit<Choice, 'name'> | null
  library: Choice[]
  onChange: (logo: Choice | null) => void
  error?: string
}

/** The publication's logo: uploaded, chosen from the library, or none. */
export function LogoField({ name, logo, library, onChange, error }: Props) {
  const { send, share, error: uploadError } = useUpload(onChange)
  return (
    <div className="logo-field">
      {logo ? (
        // biome-ignore lint/performance/noImgElement: the admin shows the stored originals.
        <img className="current-logo" src={logo.src} alt={name} width={logo.width} height={logo.height} />
      ) : (
        <p className="field-hint">No logo. Readers see the name as text.</p>
      )}
      <div className="button-row">
        <label className="upload-label second">
          {logo ? 'Replace the logo' : 'Upload a logo'}
          <input type="file" accept={IMAGE_TYPES} onChange={send} />
        </label>
        {logo && (
          <button type="button" className="quiet" onClick={() => onChange(null)}>
            Remove the logo
          </button>
        )}
      </div>
      {share !== null && <progress value={share} aria-label="Uploading the logo" />}
      {library.length > 0 && (
        <details>
          <summary>Choose from the library</summary>
          <LogoChoices library={library} chosen={logo?.id} onChoose={onChange} />
        </details>
      )}
      <p className="field-hint">
        Shown at the top of every page, with the publication's name as its alt text. Choose one that is
        legible on light and dark backgrounds.
      </p>
      <p role="alert" className="field-error">
        {uploadError ?? error}
      </p>
    </div>
  )
}

type LogoChoicesProps = { library: Choice[]; chosen: string | undefined; onChoose: (logo: Choice) => void }

function LogoChoices({ library, chosen, onChoose }: LogoChoicesProps) {
  return (
    <ul className="logo-choices">
      {library.map((image) => (
        <li key={image.id}>
          <button type="button" aria-pressed={image.id === chosen} onClick={() => onChoose(image)}>
            {/* biome-ignore lint/performance/noImgElement: the admin shows the stored originals. */}
            <img src={image.src} alt={image.name} width={image.width} height={image.height} loading="lazy" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function useUpload(onUploaded: (logo: Choice) => void) {
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setError(null)
    const result = await sendImage(file, { onProgress: setShare })
    setShare(null)
    if (result.ok) onUploaded(result.value)
    else setError(result.message)
  }

  return { send, share, error }
}
