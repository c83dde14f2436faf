import { postJson } from '#components/admin/editor/live/request-json.ts'
import type { Result } from '#lib/admin/views.ts'
import type { LinkCard } from '#lib/link-cards/views.ts'
import type { MediaView } from '#lib/media/views.ts'

/** What the text asks of other sites, through the server. */
export type Outside = {
  /** What a link card shows for an address. */
  fillCard: (href: string) => Promise<Result<LinkCard>>
  /** Copies an image into the library. */
  copyImage: (image: { address: string; alt: string }) => Promise<Result<MediaView>>
}

export const outside: Outside = {
  fillCard: (href) => postJson('/api/admin/link-card', { href }),
  copyImage: (image) => postJson('/api/admin/media/remote', image),
}
