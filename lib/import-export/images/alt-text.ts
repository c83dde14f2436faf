/** What a picture without words is called when a link or a text stands for it. */
const WORDLESS = '↗'

/** What a picture shows, as emphasized Markdown. Nothing for a picture without words. */
export function wordsFor(alt: string): string {
  return alt.trim() && `*${escapeMarkdown(alt)}*`
}

/** A Markdown link to a picture. */
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
