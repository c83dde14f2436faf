/**
 * Characters that no text may contain: PostgreSQL cannot store NUL or lone surrogates, XML and thus feeds allow no
 * control characters, and HTML treats noncharacters (U+FDD0 to U+FDEF, U+FFFE, U+1FFFF …) as parse errors. Tabs and
 * line breaks are fine.
 */
const BROKEN = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u

/** Scripts that are written without invisible characters between letters; combining accents occur with any letter. */
const PLAIN = String.raw`[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Inherited}]`

/** Invisible characters that legitimate text needs. */
const NEEDED = [
  // Joiners in cursive and Indic scripts: Persian, Hindi, Sinhala …
  String.raw`(?<=(?!${PLAIN})[\p{L}\p{M}])[\u200C\u200D](?![\u200C\u200D])`,
  // Emoji: sequences, text or emoji presentation, keycaps, regional flags.
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{S}])[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\u{1F3F4})[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`,
  // Variation selectors: Japanese names, mathematics, Myanmar, Phags-pa, Mongolian.
  String.raw`(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=[\p{Sm}\p{Script=Myanmar}\p{Script=Phags_Pa}])\uFE00|(?<=\p{Script=Mongolian})[\u180B-\u180F]`,
].join('|')

/**
 * Characters that a single-line text does not show: broken ones, line breaks, bidirectional controls, and ignorable
 * ones (Unicode's Default_Ignorable_Code_Point, interlinear annotations). They make two different names look the
 * same.
 */
const UNSEEN = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`

const HIDDEN = new RegExp(`(?<needed>${NEEDED})|${UNSEEN}`, 'gu')

/** Directional marks, which keep punctuation on its side of a word; useless in text that is only left to right. */
const MARKS = new Set(['\u061C', '\u200E', '\u200F'])
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A character that is not allowed where it is; `index` from 0 in UTF-16 units. */
export type Found = { character: string; index: number }

/** The first character that no text may contain. */
export function findBroken(text: string): Found | undefined {
  const match = BROKEN.exec(text)
  return match ? { character: match[0], index: match.index } : undefined
}

/** The first invisible character of a single-line text. */
export function findHidden(text: string): Found | undefined {
  const [first] = hiddenIn(text)
  return first
}

/** Sanitizes a single-line text: removes invisible characters. */
export function withoutHidden(text: string): string {
  let shown = ''
  let from = 0
  for (const { character, index } of hiddenIn(text)) {
    shown += text.slice(from, index)
    from = index + character.length
  }
  return shown + text.slice(from)
}

/** Whether a text has any visible character. */
export function isVisible(text: string): boolean {
  // The blank Braille cell looks like a space.
  return /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800]/u.test(
    text,
  )
}

/** The code point in Unicode notation, such as U+202E. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Line and column of an index in a text, both from 1. */
export function positionAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function* hiddenIn(text: string): Generator<Found> {
  const hasMarks = RIGHT_TO_LEFT.test(text)
  for (const { 0: character, index, groups } of text.matchAll(HIDDEN)) {
    if (groups?.needed || (hasMarks && MARKS.has(character))) continue
    yield { character, index }
  }
}
