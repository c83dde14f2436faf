import type { ImageSources } from '#lib/content/views.ts'

/** Where the important part of an image is, in percent from its left and top edges. */
export type FocalPoint = { focusX: number; focusY: number }

export type ResponsiveImage = FocalPoint & {
  /** Path of the original, such as /media/<hash>.webp. */
  src: string
  alt: string
  caption: string
  /** Pixels. */
  width: number
  height: number
  /** Placeholder colour such as #a1b2c3. */
  colour: string
  /** Resized variants. */
  sources: ImageSources
}

/** A stored image. */
export type MediaView = FocalPoint & {
  id: string
  /** Its path, such as /media/<hash>.webp. */
  src: string
  /** The uploaded file's name. */
  name: string
  mime: string
  bytes: number
  /** Pixels. */
  width: number
  height: number
  /** Placeholder colour such as #a1b2c3. */
  colour: string
  alt: string
}

/** Uses of an image: their number, and some of the posts, most recently changed first. */
export type MediaUses = { count: number; posts: { postId: string; title: string }[] }

/** An image in the media library. */
export type LibraryItem = MediaView & {
  createdAt: Date
  createdBy: string | null
  uses: MediaUses
  isOwn: boolean
}
