/** A stored picture. */
export type MediaView = {
  id: string
  /** Its path, such as /media/<hash>.webp. */
  src: string
  /** The file's name when it came in. */
  name: string
  mime: string
  bytes: number
  /** Pixels. */
  width: number
  height: number
  /** Shown while it loads, such as #a1b2c3. */
  colour: string
  alt: string
}

/** What `<picture>` offers besides the original: `srcset` texts, null where there is none. */
export type PictureSources = { avif: string | null; webp: string | null }

/** A place that shows a picture. */
export type MediaUse = { postId: string; title: string; isLive: boolean }

/** A picture as the library shows it. */
export type LibraryItem = MediaView & {
  createdAt: Date
  createdBy: string | null
  uses: number
  isOwn: boolean
}
