type Quotes = { double: [string, string]; single: [string, string] }

const NARROW = '\u202f'
const WIDE = '\u00a0'
const HIGH: Quotes = { double: ['“', '”'], single: ['‘', '’'] }
const LOW: Quotes = { double: ['„', '“'], single: ['‚', '‘'] }
const LOW_RIGHT: Quotes = { double: ['„', '”'], single: ['‚', '’'] }
const RIGHT: Quotes = { double: ['”', '”'], single: ['’', '’'] }
const ANGLES: Quotes = { double: ['«', '»'], single: ['‹', '›'] }

/** Quotation marks by language, and by region where regions differ. */
const QUOTES: Record<string, Quotes> = {
  de: LOW,
  'de-ch': ANGLES,
  cs: LOW,
  sk: LOW,
  sl: LOW,
  bg: LOW,
  is: LOW,
  lt: LOW,
  pl: LOW_RIGHT,
  hu: LOW_RIGHT,
  ro: LOW_RIGHT,
  nl: HIGH,
  sv: RIGHT,
  fi: RIGHT,
  es: ANGLES,
  it: ANGLES,
  pt: HIGH,
  'pt-pt': ANGLES,
  no: ANGLES,
  nb: ANGLES,
  nn: ANGLES,
  el: ANGLES,
  ru: { double: ['«', '»'], single: ['„', '“'] },
  uk: { double: ['«', '»'], single: ['„', '“'] },
  fr: { double: [`«${WIDE}`, `${WIDE}»`], single: [`‹${NARROW}`, `${NARROW}›`] },
  'fr-ch': ANGLES,
}

/** The characters to put in the place of the last `length` ones, or null. */
export type Correction = { length: number; text: string }

/**
 * What a typesetter would set for the last character typed: quotation marks by language (BCP 47), apostrophes, dashes and
 * ellipses. `before`: the line up to and with that character.
 */
export function typeset(before: string, language: string): Correction | null {
  if (isInAddress(before) || isInCode(before)) return null
  if (before.endsWith('...')) return { length: 3, text: '…' }
  if (before.endsWith('–-')) return { length: 2, text: '—' }
  // A line of hyphens alone is a divider, and three in a row were undone on purpose.
  if (before.endsWith('--')) return /(?:^-*|-)--$/.test(before) ? null : { length: 2, text: '–' }
  const last = before.at(-1)
  if (last !== '"' && last !== "'") return null
  const isOpening = /(?:^|[\s([{‘“„«‹–—\ufffc])$/.test(before.slice(0, -1))
  const { double, single } = quotesOf(language)
  if (last === "'" && !isOpening && !isOpen(before, single)) return { length: 1, text: '’' }
  const [open, close] = last === '"' ? double : single
  return { length: 1, text: isOpening ? open : close }
}

/** After a backtick that may yet become code. */
function isInCode(before: string): boolean {
  return before.split('`').length % 2 === 0
}

function isInAddress(before: string): boolean {
  return /(?:^|[\s([{<"'“„«‹])(?:[a-z]+:\/\/|www\.)\S*$/i.test(before)
}

/** Whether a quotation has begun in the line and not ended: else the mark is an apostrophe. */
function isOpen(before: string, [open, close]: [string, string]): boolean {
  return before.lastIndexOf(open) > before.lastIndexOf(close)
}

function quotesOf(language: string): Quotes {
  const name = language.toLowerCase()
  return QUOTES[name] ?? QUOTES[name.split('-')[0] ?? ''] ?? HIGH
}
