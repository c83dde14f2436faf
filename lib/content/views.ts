import type { Diagnostic } from '#lib/core/errors.ts'

/** What `<picture>` offers besides the original: `srcset` texts, null where there is none. */
export type PictureSources = { avif: string | null; webp: string | null }

export type Heading = { depth: number; id: string; text: string }

/** What the renderer must know of a picture that the text shows. */
export type MediaFacts = {
  width: number
  height: number
  colour: string
  alt: string
  /** Its smaller forms. */
  sources: PictureSources
}

export type RenderInput = {
  /** Used to drop a first heading that repeats it. */
  title: string
  /** MDX. */
  body: string
  /** By address, such as /media/<hash>.webp. */
  media: Record<string, MediaFacts>
}

export type Rendered = {
  rendererVersion: number
  /** Static HTML with relative addresses, safe to put into a page as it is. */
  html: string
  headings: Heading[]
  /** Plain text of the article. */
  text: string
  words: number
  /** Reading time, at least 1. */
  minutes: number
  /** Addresses under /media/ that it shows. */
  media: string[]
}

/** Markdown as valid MDX, and what could not be taken over. */
export type Converted = { mdx: string; problems: Diagnostic[] }
