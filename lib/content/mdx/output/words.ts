/** Scripts without spaces between words: each character counts as a word. */
const CHARACTERS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.\-_][\p{L}\p{N}]+)*/gu

const WORDS_PER_MINUTE = 220
const CHARACTERS_PER_MINUTE = 450

/** Counts words and reading time in minutes (at least 1) of a plain text. */
export function countWords(text: string): { words: number; minutes: number } {
  const characters = text.match(CHARACTERS)?.length ?? 0
  const words = text.replace(CHARACTERS, ' ').match(WORDS)?.length ?? 0
  const minutes = Math.round(words / WORDS_PER_MINUTE + characters / CHARACTERS_PER_MINUTE)
  return { words: words + characters, minutes: Math.max(1, minutes) }
}
