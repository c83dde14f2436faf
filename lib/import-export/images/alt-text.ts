/** Link text for an image without alt text. */
const WORDLESS = '↗'

/** The alt text as emphasized Markdown; empty when there is none. */
export function wordsFor(alt: string): string {
  return alt.trim() && `*${escapeMarkdown(alt)}*`
}

/** A Markdown link to an image. */
export function linkTo(address: string, alt: string): string {
  const target = address.replace(/[<>\s\\]/g, encodeURIComponent)
  return `[${escapeMarkdown(alt) || WORDLESS}](<${target}>)`
}

function escapeMarkdown(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]{}<>&|~#!]/g, String.raw`\$&`)
}
