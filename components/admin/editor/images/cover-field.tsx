'use client'

import { useRef, useState } from 'react'
import { ImageChooser } from '#components/admin/editor/images/image-chooser.tsx'
import type { ListPictures } from '#components/admin/editor/images/image-grid.tsx'
import { UploadList } from '#components/admin/media/upload-list.tsx'
import { useUploads } from '#components/admin/media/use-uploads.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { CoverView } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

type Props = {
  cover: CoverView | null
  list: ListPictures
  onChange: (cover: CoverView | null) => void
  fields: Record<string, string>
}

/** The picture above the text and in lists. */
export function CoverField({ cover, list, onChange, fields }: Props) {
  const [isChoosing, setChoosing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const uploads = useUploads()

  function take(media: MediaView) {
    setChoosing(false)
    onChange(coverOf(media))
  }

  return (
    <section className="cover-field" aria-label="Cover">
      <h2>Cover</h2>
      {cover ? (
        <CoverWords cover={cover} onChange={onChange} fields={fields} />
      ) : (
        <p className="field-hint">Without one, a plate is drawn for the article.</p>
      )}
      <button ref={button} type="button" className="second" onClick={() => setChoosing(true)}>
        {cover ? 'Choose another cover' : 'Choose a cover'}
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
      <UploadList uploads={uploads} done="Chosen as the cover." />
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

type WordsProps = { cover: CoverView; onChange: (cover: CoverView) => void; fields: Record<string, string> }

function CoverWords({ cover, onChange, fields }: WordsProps) {
  const { src, width, height, colour, libraryAlt, alt, caption } = cover
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: the desk shows originals as they are stored. */}
      <img
        src={src}
        alt={alt || libraryAlt}
        width={width}
        height={height}
        style={{ backgroundColor: colour }}
      />
      <Textarea
        label="What the cover shows"
        hint={libraryAlt ? `When empty: ${libraryAlt}` : 'For those who cannot see it.'}
        rows={2}
        value={alt}
        onChange={(event) => onChange({ ...cover, alt: event.target.value.replace(/[\r\n]+/g, ' ') })}
        error={fields.coverAlt}
      />
      <Field
        label="Caption of the cover"
        value={caption}
        onChange={(event) => onChange({ ...cover, caption: event.target.value })}
        error={fields.coverCaption}
      />
    </>
  )
}

/** The words of another picture say nothing of this one. */
function coverOf({ id, src, width, height, colour, alt }: MediaView): CoverView {
  return { id, src, width, height, colour, libraryAlt: alt, alt: '', caption: '' }
}
