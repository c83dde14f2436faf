'use client'

import { useEffect, useState } from 'react'
import { colouredBy } from '#components/admin/layout/coloured-by.ts'
import { Field } from '#components/ui/field.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { Listing } from '#lib/core/views.ts'
import type { LibraryItem } from '#lib/media/views.ts'

export type ListImages = (query: { search: string; page: number }) => Promise<Result<Listing<LibraryItem>>>

type Props = { list: ListImages; onPick: (item: LibraryItem) => void }

const DEBOUNCE_MS = 250

/** The images of the library, searched by description or file name. */
export function ImageGrid({ list, onPick }: Props) {
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const [shown, setShown] = useState<Listing<LibraryItem> | null>(null)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(
      async () => {
        const result = await list({ search, page }).catch(() => null)
        if (!isCurrent) return
        setError(result?.ok ? null : (result?.message ?? UNREACHABLE))
        if (result?.ok) setShown((before) => joined(before, result.value))
      },
      search ? DEBOUNCE_MS : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [list, search, page])

  return (
    <>
      <Field
        label="Search the library"
        type="search"
        placeholder="Name or description"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setPage(1)
        }}
      />
      <p role="status" className="image-count">
        {error ?? countText(shown, search)}
      </p>
      <ul className="image-grid">
        {shown?.items.map((item) => (
          <li key={item.id}>
            <button type="button" onClick={() => onPick(item)}>
              {/* biome-ignore lint/performance/noImgElement: thumbnails that the library made. */}
              <img
                src={thumbnailOf(item)}
                alt=""
                loading="lazy"
                draggable={false}
                ref={colouredBy(item.colour)}
              />
              <span>{item.alt || item.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && shown.page < shown.pages && (
        <button type="button" className="second" onClick={() => setPage(shown.page + 1)}>
          Show more
        </button>
      )}
    </>
  )
}

/** Appends later pages to the earlier ones; a first page replaces them. */
function joined(before: Listing<LibraryItem> | null, next: Listing<LibraryItem>): Listing<LibraryItem> {
  if (next.page === 1 || !before) return next
  const known = new Set(before.items.map(({ id }) => id))
  return { ...next, items: [...before.items, ...next.items.filter(({ id }) => !known.has(id))] }
}

function countText(shown: Listing<LibraryItem> | null, search: string): string {
  if (!shown) return 'Searching…'
  if (shown.total > 0) return shown.total === 1 ? '1 image' : `${shown.total} images`
  return search ? `No images match “${search}”.` : 'The library is empty. Upload an image.'
}

function thumbnailOf({ src }: LibraryItem): string {
  return src.replace(/\.\w+$/, '-320.webp')
}

const UNREACHABLE = 'The server did not respond. Try again.'
