/**
 * Characters that no text may hold: PostgreSQL stores no NUL and no half of a surrogate pair, XML and so no feed has
 * control characters, and HTML calls noncharacters (U+FDD0 to U+FDEF, U+FFFE, U+1FFFF …) a parse error. Tabs and
 * ends of lines are fine.
 */
const BROKEN = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u

/** Letters and signs that are not written with invisible characters between them; accents go with any letter. */
const PLAIN = String.raw`[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Inherited}]`

/** Where writing needs a character that is not seen itself. */
const NEEDED = [
  // Joiners in scripts whose letters join: Persian, Hindi, Sinhala …
  String.raw`(?<=(?!${PLAIN})[\p{L}\p{M}])[\u200C\u200D](?![\u200C\u200D])`,
  // Emoji: sequences, the choice between drawing and sign, keys, flags of regions.
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{S}])[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\u{1F3F4})[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`,
  // Forms of a letter: Japanese names, mathematics, Myanmar, Phags-pa, Mongolian.
  String.raw`(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=[\p{Sm}\p{Script=Myanmar}\p{Script=Phags_Pa}])\uFE00|(?<=\p{Script=Mongolian})[\u180B-\u180F]`,
].join('|')

/**
 * Characters that a short text does not show: what is broken, breaks of line, what sets or reorders the direction, and
 * what is drawn as nothing (Unicode's Default_Ignorable_Code_Point, interlinear annotations). With them two names look
 * alike and are not.
 */
const UNSEEN = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`

const HIDDEN = new RegExp(`(?<needed>${NEEDED})|${UNSEEN}`, 'gu')

/** Marks that keep a sign on its side of a word; they do nothing where all letters run from left to right. */
const MARKS = new Set(['\u061C', '\u200E', '\u200F'])
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A character that may not stand where it stands, from 0 in UTF-16 units. */
export type Found = { character: string; index: number }

/** The first character that no text may hold. */
export function findBroken(text: string): Found | undefined {
  const match = BROKEN.exec(text)
  return match ? { character: match[0], index: match.index } : undefined
}

/** The first character that a short text may not hold, because it does not show. */
export function findHidden(text: string): Found | undefined {
  const [first] = hiddenIn(text)
  return first
}

/** A short text without the characters that do not show. */
export function withoutHidden(text: string): string {
  let shown = ''
  let from = 0
  for (const { character, index } of hiddenIn(text)) {
    shown += text.slice(from, index)
    from = index + character.length
  }
  return shown + text.slice(from)
}

/** Whether there is anything to see in a text. */
export function isVisible(text: string): boolean {
  // A Braille cell without dots is a space.
  return /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2800]/u.test(
    text,
  )
}

/** The number of a character, such as U+202E. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Where something stands in a text of several lines, from 1. */
export function placeAt(text: string, index: number): { line: number; column: number } {
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
