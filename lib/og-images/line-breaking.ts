/** Returns the width of a text. */
export type Measure = (text: string) => number

/** A part of a text after which a line may break, with its widths within a line and at its end. */
type Piece = { text: string; within: number; atEnd: number }

/** Splits a text at its break opportunities; no part is wider than `widest`. Each is measured once. */
export function pieces(text: string, widest: number, measure: Measure): Piece[] {
  return text.split(/(?<=[\s\-–—/])/).flatMap((word) => {
    const piece = { text: word, within: measure(word), atEnd: measure(word.trimEnd()) }
    return piece.atEnd <= widest ? [piece] : [...word].map((letter) => toPiece(letter, measure(letter)))
  })
}

/** Breaks a text into lines of at most `widest`, as even as possible without adding lines. */
export function breakLines(parts: Piece[], widest: number): string[] {
  const count = fill(parts, widest).length
  let [narrow, wide] = [Math.max(...parts.map(({ atEnd }) => atEnd), 0), widest]
  if (fill(parts, narrow).length <= count) return fill(parts, narrow)
  for (let step = 0; step < STEPS; step++) {
    const middle = (narrow + wide) / 2
    if (fill(parts, middle).length > count) narrow = middle
    else wide = middle
  }
  return fill(parts, wide)
}

const STEPS = 8

/** Truncates a text to `most` lines, with an ellipsis at the end of the last. */
export function cutLines(lines: string[], most: number, widest: number, measure: Measure): string[] {
  if (lines.length <= most) return lines
  let last = `${lines[most - 1]} ${lines[most]}`
  while (last && measure(`${last}…`) > widest) last = last.slice(0, -1).trimEnd()
  return [...lines.slice(0, most - 1), `${last}…`]
}

function toPiece(text: string, width: number): Piece {
  return { text, within: width, atEnd: width }
}

function fill(parts: Piece[], width: number): string[] {
  const lines: Piece[] = []
  for (const piece of parts) {
    const line = lines.at(-1)
    if (line && line.within + piece.atEnd <= width) lines[lines.length - 1] = join(line, piece)
    else lines.push(piece)
  }
  return lines.map(({ text }) => text.trimEnd())
}

function join(line: Piece, piece: Piece): Piece {
  return {
    text: line.text + piece.text,
    within: line.within + piece.within,
    atEnd: line.within + piece.atEnd,
  }
}
