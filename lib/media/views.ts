import type { PictureSources } from '#lib/content/views.ts'

export type Picture = {
  /** Path of the original, such as /media/<hash>.webp. */
  src: string
  alt: string
  caption: string
  /** Pixels. */
  width: number
  height: number
  /** Placeholder colour such as #a1b2c3. */
  colour: string
  /** Smaller forms of it. */
  sources: PictureSources
}

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

/** Where a picture is shown: in how many places, and some of the posts, the latest changed first. */
export type MediaUses = { count: number; posts: { postId: string; title: string }[] }

/** A picture as the library shows it. */
export type LibraryItem = MediaView & {
  createdAt: Date
  createdBy: string | null
  uses: MediaUses
  isOwn: boolean
}
