import type { Diagnostic } from '#lib/core/errors.ts'

/** `<picture>` sources besides the original: `srcset` values, or null where there is none. */
export type ImageSources = { avif: string | null; webp: string | null }

export type Heading = { depth: number; id: string; text: string }

/** What the renderer needs to know about an image. */
export type MediaFacts = {
  width: number
  height: number
  colour: string
  alt: string
  /** Resized variants. */
  sources: ImageSources
}

export type RenderInput = {
  /** Used to drop a first heading that repeats it. */
  title: string
  /** MDX. */
  body: string
  /** By URL path, such as /media/<hash>.webp. */
  media: Record<string, MediaFacts>
}

export type Rendered = {
  rendererVersion: number
  /** Static, sanitized HTML with relative URLs, safe to insert into a page as it is. */
  html: string
  headings: Heading[]
  /** Plain text of the article. */
  text: string
  words: number
  /** Reading time in minutes, at least 1. */
  minutes: number
  /** The /media/ paths of the images shown. */
  media: string[]
}

/** Valid MDX, and diagnostics for what could not be converted. */
export type Converted = { mdx: string; problems: Diagnostic[] }
