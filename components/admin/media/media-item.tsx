'use client'

import { useState } from 'react'
import { colouredBy } from '#components/admin/layout/coloured-by.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FocalPointField } from '#components/admin/media/focal-point.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { LibraryItem, MediaUses } from '#lib/media/views.ts'

export type MediaActions = {
  describe: (input: { id: string; alt: string }) => Promise<Result<void>>
  remove: (id: string) => Promise<Result<void>>
}

export function MediaItem({ item, describe, remove }: { item: LibraryItem } & MediaActions) {
  const [alt, setAlt] = useState(item.alt)
  const { run, isBusy, error, fields } = useAction()
  const isChanged = alt !== item.alt
  return (
    <li className="media-item">
      {/* biome-ignore lint/performance/noImgElement: the admin shows the stored originals. */}
      <img
        src={item.src}
        alt={item.alt || item.name}
        width={item.width}
        height={item.height}
        loading="lazy"
        ref={colouredBy(item.colour)}
      />
      <p className="media-name">{item.name}</p>
      <p className="field-hint">
        {item.width} × {item.height}, {Math.ceil(item.bytes / 1024)} kB
      </p>
      <FocalPointField image={item} />
      <Uses {...item.uses} />
      <Field
        label="Alt text"
        value={alt}
        onChange={(event) => setAlt(event.target.value)}
        error={fields.alt}
      />
      {isChanged && (
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          onClick={() => run(() => describe({ id: item.id, alt }))}
        >
          Save alt text
        </button>
      )}{' '}
      {item.uses.count === 0 && (
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          aria-label={`Delete ${item.name}`}
          onClick={() => confirm(`Delete ${item.name}? This cannot be undone.`) && run(() => remove(item.id))}
        >
          Delete
        </button>
      )}
      <FormError>{error}</FormError>
    </li>
  )
}

function Uses({ count, posts }: MediaUses) {
  if (count === 0) return <p className="field-hint">Not used anywhere.</p>
  const more = count - posts.length
  return (
    <ul className="field-hint plain-list" aria-label="Used in">
      {posts.map(({ postId, title }) => (
        <li key={postId}>
          <a href={`/admin/posts/${postId}`}>{title || 'Untitled'}</a>
        </li>
      ))}
      {more > 0 && (
        <li>
          {posts.length > 0 ? 'and ' : 'Used in '}
          {more} {posts.length > 0 && 'more '}
          {more === 1 ? 'place' : 'places'}
        </li>
      )}
    </ul>
  )
}
