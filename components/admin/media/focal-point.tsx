'use client'

import './focal-point.css'
import { type MouseEvent, useId, useRef, useState } from 'react'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { FocalPoint, MediaView } from '#lib/media/views.ts'

type Image = FocalPoint & Pick<MediaView, 'id' | 'src'>

type Props = { image: Image; onSaved?: (focus: FocalPoint) => void }

const CROPS = ['wide', 'square', 'portrait'] as const

/** Where the important part of an image is: by click or by two sliders, with the crops that follow from it. */
export function FocalPointField({ image, onSaved }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="focal-point" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Focal point</summary>
      {isOpen && <FocalPointForm key={image.id} image={image} onSaved={onSaved} />}
    </details>
  )
}

function FocalPointForm({ image, onSaved }: Props) {
  const [focus, setFocus] = useState({ focusX: image.focusX, focusY: image.focusY })
  const [error, setError] = useState<string | null>(null)
  const [saved, setSaved] = useState(focus)
  const [hasSaved, setHasSaved] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const position = `${focus.focusX}% ${focus.focusY}%`
  const isChanged = focus.focusX !== saved.focusX || focus.focusY !== saved.focusY

  async function save() {
    setBusy(true)
    const result = await postJson<null>('/api/admin/media/focus', { id: image.id, ...focus })
    setBusy(false)
    setError(result.ok ? null : result.message)
    if (!result.ok) return
    setSaved(focus)
    setHasSaved(true)
    onSaved?.(focus)
  }

  return (
    <div className="focal-point-form">
      <Picture image={image} focus={focus} onPoint={setFocus} />
      <Slider
        id={`${id}-x`}
        label="From the left"
        value={focus.focusX}
        onChange={(focusX) => setFocus({ ...focus, focusX })}
      />
      <Slider
        id={`${id}-y`}
        label="From the top"
        value={focus.focusY}
        onChange={(focusY) => setFocus({ ...focus, focusY })}
      />
      <ul className="focal-point-crops" aria-label="Crops">
        {CROPS.map((crop) => (
          <li key={crop}>
            {/* biome-ignore lint/performance/noImgElement: the admin shows the stored originals. */}
            <img className={`crop-${crop}`} src={image.src} alt="" style={{ objectPosition: position }} />
            <span>{crop}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="second" disabled={!isChanged || isBusy} onClick={save}>
        Save focal point
      </button>
      <span role="status" className="field-hint">
        {hasSaved && !isChanged && 'Saved.'}
      </span>
      <FormError>{error}</FormError>
    </div>
  )
}

type PictureProps = { image: Image; focus: FocalPoint; onPoint: (focus: FocalPoint) => void }

/** The mouse's way to set the point; the sliders are the keyboard's. */
function Picture({ image, focus, onPoint }: PictureProps) {
  const picture = useRef<HTMLImageElement>(null)

  function point({ clientX, clientY }: MouseEvent) {
    const box = picture.current?.getBoundingClientRect()
    if (!box) return
    onPoint({
      focusX: percent((clientX - box.left) / box.width),
      focusY: percent((clientY - box.top) / box.height),
    })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the sliders below do the same.
    <div className="focal-point-picture" onClick={point}>
      {/* biome-ignore lint/performance/noImgElement: the admin shows the stored originals. */}
      <img ref={picture} src={image.src} alt="" draggable={false} />
      <span className="focal-point-mark" style={{ left: `${focus.focusX}%`, top: `${focus.focusY}%` }} />
    </div>
  )
}

function percent(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 100)
}

type SliderProps = { id: string; label: string; value: number; onChange: (value: number) => void }

function Slider({ id, label, value, onChange }: SliderProps) {
  return (
    <div className="focal-point-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        value={value}
        aria-valuetext={`${value} percent`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
}
