import { type MediaActions, MediaItem } from '#components/admin/media/media-item.tsx'
import type { LibraryItem } from '#lib/media/views.ts'

export function MediaGrid({
  items,
  search,
  ...actions
}: { items: LibraryItem[]; search: string } & MediaActions) {
  if (items.length === 0)
    return (
      <p className="admin-empty">
        {search
          ? `No images match “${search}”. Search by file name or description.`
          : 'No images yet. Upload one here, or drop one into an article.'}
      </p>
    )
  return (
    <ul className="media-grid">
      {items.map((item) => (
        <MediaItem key={item.id} item={item} {...actions} />
      ))}
    </ul>
  )
}
