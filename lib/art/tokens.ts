import { HEIGHT, type Point, type System, stroke, WIDTH } from '#lib/art/drawing.ts'
import { between, type Random } from '#lib/art/random.ts'

const EDGE = 110
const GAP = 12

type Token = { x: number; y: number; width: number }

/** Text generation: lines of tokens, and what the newest one attends to. */
export const tokens: System = (random, { line, faint, spark }) => {
  const rows = Math.round(between(random, 8, 11))
  const pitch = (HEIGHT - EDGE * 1.4) / rows
  const written = writeRows(random, rows - Math.round(between(random, 1, 2.4)), pitch)
  const newest = written.at(-1)
  if (!newest) return []
  const seen = written.slice(0, -1).filter(() => random() < 0.16)
  const unseen = written.filter((token) => token !== newest && !seen.includes(token))
  const height = pitch * 0.5
  return [
    stroke(faint, height, unseen.map(bar).join(''), 'butt'),
    stroke(line, height, seen.map(bar).join(''), 'butt'),
    stroke(spark, 2.4, seen.map((token) => arc(newest, token, height)).join('')),
    stroke(spark, height, bar(newest), 'butt'),
  ]
}

function writeRows(random: Random, rows: number, pitch: number): Token[] {
  return Array.from({ length: rows }, (_, row) => {
    const end = WIDTH - EDGE - (row === rows - 1 ? between(random, 300, 900) : random() ** 2 * 260)
    return writeRow(random, EDGE * 0.7 + pitch * (row + 0.5), end)
  }).flat()
}

function writeRow(random: Random, y: number, end: number): Token[] {
  const row: Token[] = []
  for (let x = EDGE; x < end - 40; ) {
    const width = Math.min(end - x, 26 + random() ** 1.7 * 170)
    row.push({ x, y, width })
    x += width + GAP
  }
  return row
}

const bar = ({ x, y, width }: Token) => `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}`

function arc(from: Token, to: Token, height: number): string {
  const start: Point = [from.x + from.width / 2, from.y - height / 2]
  const end: Point = [to.x + to.width / 2, to.y + height / 2]
  const bend = (start[1] - end[1]) * 0.55 + 30
  const places = [start, [start[0], start[1] - bend], [end[0], end[1] + bend], end].map(
    ([x = 0, y = 0]) => `${Math.round(x)} ${Math.round(y)}`,
  )
  return `M${places[0]}C${places.slice(1).join(' ')}`
}
