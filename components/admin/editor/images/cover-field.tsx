'use client'

import { useRef, useState } from 'react'
import { ImageChooser } from '#components/admin/editor/images/image-chooser.tsx'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { colouredBy } from '#components/admin/layout/coloured-by.ts'
import { FocalPointField } from '#components/admin/media/focal-point.tsx'
import { UploadList } from '#components/admin/media/upload-list.tsx'
import { useUploads } from '#components/admin/media/use-uploads.ts'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { CoverView } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

type Props = {
  cover: CoverView | null
  list: ListImages
  onChange: (cover: CoverView | null) => void
  fields: Record<string, string>
}

/** The cover image: shown above the article and in lists. */
export function CoverField({ cover, list, onChange, fields }: Props) {
  const [isChoosing, setChoosing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const uploads = useUploads()

  function take(media: MediaView) {
    setChoosing(false)
    onChange(coverOf(media))
  }

  return (
    <section className="cover-field" aria-label="Cover" data-field="coverId">
      <h2>Cover</h2>
      {cover ? (
        <CoverDetails cover={cover} onChange={onChange} fields={fields} />
      ) : (
        <p className="field-hint">Without a cover, the article gets a generated image.</p>
      )}
      <button ref={button} type="button" className="second" onClick={() => setChoosing(true)}>
        {cover ? 'Replace the cover' : 'Choose a cover'}
      </button>{' '}
      {cover && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            onChange(null)
            button.current?.focus()
          }}
        >
          Remove the cover
        </button>
      )}
      {fields.coverId && <p className="field-error">{fields.coverId}</p>}
      <UploadList uploads={uploads} done="Set as the cover." />
      {isChoosing && (
        <ImageChooser
          title="Choose a cover"
          list={list}
          onFiles={(files) => {
            setChoosing(false)
            uploads.add(files, take)
          }}
          onPick={take}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  )
}

type DetailsProps = { cover: CoverView; onChange: (cover: CoverView) => void; fields: Record<string, string> }

function CoverDetails({ cover, onChange, fields }: DetailsProps) {
  const { src, width, height, colour, libraryAlt, alt, caption } = cover
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: the admin shows the stored originals. */}
      <img src={src} alt={alt || libraryAlt} width={width} height={height} ref={colouredBy(colour)} />
      <FocalPointField image={cover} onSaved={(focus) => onChange({ ...cover, ...focus })} />
      <div data-field="coverAlt">
        <Textarea
          label="Alt text of the cover"
          hint={libraryAlt ? `If empty: ${libraryAlt}` : 'Describes the image for people who cannot see it.'}
          rows={2}
          value={alt}
          onChange={(event) => onChange({ ...cover, alt: event.target.value.replace(/[\r\n]+/g, ' ') })}
          error={fields.coverAlt}
        />
      </div>
      <Field
        label="Caption of the cover"
        value={caption}
        onChange={(event) => onChange({ ...cover, caption: event.target.value })}
        error={fields.coverCaption}
      />
    </>
  )
}

/** A new cover starts without the alt text and caption of the old one. */
function coverOf({ alt: libraryAlt, ...media }: MediaView): CoverView {
  const { id, src, width, height, colour, focusX, focusY } = media
  return { id, src, width, height, colour, focusX, focusY, libraryAlt, alt: '', caption: '' }
}
