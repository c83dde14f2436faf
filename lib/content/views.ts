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

/** A place in a text: line and column count from 1, the offset in UTF-16 units from 0. */
export type TextPlace = { line: number; column: number; offset: number }

/** What an editor would look at in a text, in order. */
export type Inspection = {
  headings: (TextPlace & { depth: number; text: string })[]
  /** `alt` is null where none is given; empty: decorative by choice. */
  images: (TextPlace & { src: string; alt: string | null })[]
  links: (TextPlace & { href: string; text: string })[]
  /** TK, as editors mark what is missing. */
  placeholders: TextPlace[]
}
