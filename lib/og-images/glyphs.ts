import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'

/** A typeface: the font files that cover its characters, in order of preference. */
export type Face = readonly (() => Font)[]

const SCRIPTS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']

const serif = (weight: number) => SCRIPTS.map((script) => file('source-serif-4', script, weight))
const sans = (weight: number) =>
  ['latin', 'latin-ext'].map((script) => file('instrument-sans', script, weight))

export const TITLE_FACE: Face = serif(600)
/** Characters that the sans lacks are set in the serif. */
export const LABEL_FACE: Face = [...sans(500), ...serif(400)]

// Invisible characters in and around emoji and in bidirectional text.
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\u20E3/gu

/** Removes emoji and other signs without a glyph. Null when a letter or a digit has no glyph, or nothing remains. */
export function settable(text: string, face: Face): string | null {
  const plain = text.normalize('NFC').replace(UNSEEN, '')
  const characters = [...plain.replace(/\s+/g, ' ')]
  if (characters.some((character) => /[\p{L}\p{N}\p{M}]/u.test(character) && !has(face, character)))
    return null
  const kept = characters.filter((character) => has(face, character)).join('')
  return kept.replace(/ +/g, ' ').trim() || null
}

/** One line of text as SVG path data, in a font size, starting at a point on its baseline. */
export type Set = { d: string; width: number }

export function setLine(text: string, face: Face, size: number): Set {
  return runsOf(text, face).reduce<Set>(
    (line, run) => {
      const { d, width } = setRun(run, size, line.width)
      return { d: line.d + d, width: line.width + width }
    },
    { d: '', width: 0 },
  )
}

/** The width of a text at font size 1. */
export function widthOf(text: string, face: Face): number {
  return runsOf(text, face).reduce(
    (width, run) => width + run.font.layout(run.text).advanceWidth / run.font.unitsPerEm,
    0,
  )
}

type Run = { text: string; font: Font }

function runsOf(text: string, face: Face): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const font = fontOf(face, character)
    const last = runs.at(-1)
    if (!font) continue
    if (last?.font === font) last.text += character
    else runs.push({ text: character, font })
  }
  return runs
}

function setRun({ text, font }: Run, size: number, from: number): Set {
  const scale = size / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let at = 0
  const d = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const x = from + (at + xOffset) * scale
    at += xAdvance
    return glyph.path
      .scale(scale, -scale)
      .translate(x, -yOffset * scale)
      .toSVG()
  })
  return { d: d.join(''), width: at * scale }
}

function has(face: Face, character: string): boolean {
  return fontOf(face, character) !== undefined
}

function fontOf(face: Face, character: string): Font | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  return face.find((open) => open().hasGlyphForCodePoint(codePoint))?.()
}

/** A font file, opened on first use. */
function file(family: string, script: string, weight: number): () => Font {
  let font: Font | undefined
  return () => {
    font ??= open(`${family}/files/${family}-${script}-${weight}-normal.woff`)
    return font
  }
}

function open(path: string): Font {
  const font = create(readFileSync(join(process.cwd(), 'node_modules/@fontsource', path)))
  if (!('layout' in font)) throw new Error(`${path} holds several fonts.`)
  return font
}
