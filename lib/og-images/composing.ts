import { drawShapes } from '#lib/art/plate.ts'
import { PAPER, parseColour, toHex } from '#lib/core/colour.ts'
import { type Face, LABEL_FACE, setLine, settable, TITLE_FACE, widthOf } from '#lib/og-images/glyphs.ts'
import { breakLines, cutLines, pieces } from '#lib/og-images/line-breaking.ts'
import { CARD_HEIGHT, CARD_WIDTH } from '#lib/og-images/naming.ts'
import type { OgImageText } from '#lib/og-images/views.ts'

const colour = (text: string) => toHex(parseColour(text))
const INK = colour('oklch(0.22 0.01 260)')
const SOFT = colour('oklch(0.44 0.012 260)')

const EDGE = 64
const ART_FROM = 780
const COLUMN = ART_FROM - EDGE - 56
const NAME_SIZE = 34
const LABEL_SIZE = 26
const TITLE_TOP = 168
const TITLE_BOTTOM = 520
const MIN_FONT_SIZE = 42
const TITLE_SIZES = [82, 74, 66, 59, 53, 47, MIN_FONT_SIZE]
const LEADING = 1.12
const BAND = 128

/**
 * A social card as SVG with text converted to paths, so that it does not depend on installed fonts. A title in a
 * script that our fonts lack, such as Chinese or Arabic, is left out, and the art fills its place.
 */
export function drawOgImage(face: OgImageText): string {
  const title = settable(face.title, TITLE_FACE)
  const drawing = title ? withTitle(face, title) : withoutTitle(face)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${colour(PAPER)}"/>${drawing}</svg>`
}

function withTitle(face: OgImageText, title: string): string {
  return [
    art(face, { x: ART_FROM, width: CARD_WIDTH - ART_FROM, height: CARD_HEIGHT }),
    nameplate(face, 96, COLUMN),
    ...titleLines(title),
    byline(face, { base: CARD_HEIGHT - EDGE, width: COLUMN }),
  ].join('')
}

function withoutTitle(face: OgImageText): string {
  const base = CARD_HEIGHT - BAND / 2 + 11
  return [
    art(face, { x: 0, width: CARD_WIDTH, height: CARD_HEIGHT - BAND }),
    nameplate(face, base, 480),
    byline(face, { base, width: 480, isRight: true }),
  ].join('')
}

type Box = { x: number; width: number; height: number }

function art({ slug, accent }: OgImageText, { x, width, height }: Box): string {
  return `<svg x="${x}" width="${width}" height="${height}" viewBox="0 0 1600 900" preserveAspectRatio="xMidYMid slice">${drawShapes(slug, accent)}</svg>`
}

/** The site's name followed by its mark. */
function nameplate({ name, accent }: OgImageText, base: number, width: number): string {
  const text = oneLine(name, TITLE_FACE, width / NAME_SIZE - 1)
  const { d, width: end } = setLine(text, TITLE_FACE, NAME_SIZE)
  const mark = `<rect x="${EDGE + end + 4}" y="${base - 25}" width="7" height="26" fill="${colour(accent)}"/>`
  return path(d, EDGE, base, INK) + mark
}

function titleLines(title: string): string[] {
  const { size, lines } = placeTitle(title)
  const top = TITLE_TOP + size * 0.78
  return lines.map((line, index) =>
    path(setLine(line, TITLE_FACE, size).d, EDGE, top + index * size * LEADING, INK),
  )
}

/** The largest font size in which the whole title fits; in the smallest, it is truncated. */
function placeTitle(title: string): { size: number; lines: string[] } {
  const measure = (text: string) => widthOf(text, TITLE_FACE)
  const parts = pieces(title, COLUMN / MIN_FONT_SIZE, measure)
  const widest = Math.max(...parts.map(({ atEnd }) => atEnd))
  for (const size of TITLE_SIZES) {
    const lines = breakLines(parts, COLUMN / size)
    if (lines.length <= roomFor(size) && widest * size <= COLUMN) return { size, lines }
  }
  const lines = breakLines(parts, COLUMN / MIN_FONT_SIZE)
  return {
    size: MIN_FONT_SIZE,
    lines: cutLines(lines, roomFor(MIN_FONT_SIZE), COLUMN / MIN_FONT_SIZE, measure),
  }
}

function roomFor(size: number): number {
  return Math.floor((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING))
}

/** The names of the authors, left- or right-aligned. */
function byline(
  { bylines }: OgImageText,
  { base, width, isRight }: { base: number; width: number; isRight?: boolean },
) {
  const names = bylines.flatMap((name) => settable(name, LABEL_FACE) ?? [])
  const text = oneLine(names.join(', '), LABEL_FACE, width / LABEL_SIZE)
  const { d, width: end } = setLine(text, LABEL_FACE, LABEL_SIZE)
  return path(d, isRight ? CARD_WIDTH - EDGE - end : EDGE, base, SOFT)
}

function oneLine(text: string, face: Face, most: number): string {
  const measure = (some: string) => widthOf(some, face)
  const whole = settable(text, face) ?? ''
  return measure(whole) <= most ? whole : cutLines([whole, ''], 1, most, measure).join('')
}

function path(d: string, x: number, y: number, fill: string): string {
  return d && `<path transform="translate(${x} ${Math.round(y)})" fill="${fill}" d="${d}"/>`
}
