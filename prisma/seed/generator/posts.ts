import { createHash } from 'node:crypto'
import { randomFrom } from '#lib/art/random.ts'
import { slugify } from '#lib/urls/slugs.ts'
import { BODIES } from './bodies.ts'
import { choose, chooseSome, whole } from './choosing.ts'
import type { Relations } from './relations.ts'
import { clause, sentence } from './sentences.ts'
import { everyVoice } from './voices.ts'
import { ANGLES, QUALITIES, TAGS, THINGS } from './words.ts'

/** A generated post without its text; `body` is the number of the text. */
export type SeededPost = {
  id: string
  revision: string
  title: string
  slug: string
  dek: string
  description: string
  body: number
  at: string
  featured: boolean
  series: string | null
  part: number | null
  cover: string | null
  cover_alt: string
  tags: string[]
  bylines: string[]
}

const FIRST_DAY = Date.UTC(2021, 10, 1)
const DAYS = 5 * 365
const PARTS = 8

/** Generates the post with a number, counted from 0. Deterministic for the same relations. */
export function makePost(number: number, { tags, bylines, series, covers }: Relations): SeededPost {
  const random = randomFrom(`post ${number}`)
  const voice = everyVoice(random)
  const title = titleOf(number)
  const at = new Date(FIRST_DAY + Math.floor(random() * DAYS * 86_400_000))
  const cover = random() < 0.6 ? choose(random, covers) : null
  // The first posts form the series.
  const place = Math.floor(number / PARTS)
  return {
    id: idOf(`post ${number}`, at),
    revision: idOf(`revision ${number}`, at),
    title,
    slug: slugify(title),
    dek: sentence(voice),
    description: random() < 0.3 ? sentence(voice) : '',
    body: number % BODIES,
    at: at.toISOString(),
    featured: number % 500 === 7,
    series: series[place] ?? null,
    part: series[place] ? (number % PARTS) + 1 : null,
    cover,
    cover_alt: cover ? clause(voice) : '',
    tags: chooseSome(random, tags, whole(random, 1, 4)),
    bylines: chooseSome(random, bylines, random() < 0.85 ? 1 : whole(random, 2, 3)),
  }
}

const PLACES = [QUALITIES.length, THINGS.length, TAGS.length, ANGLES.length]

/** Maximum number of posts with distinct titles. */
export const MAX_POSTS = PLACES.reduce((product, places) => product * places, 1)

/**
 * Maps each number to a distinct combination, and neighbours to dissimilar ones: the step and the number of
 * combinations are coprime.
 */
function titleOf(number: number): string {
  let left = (number * 314_159 + 271_828) % MAX_POSTS
  const [quality = 0, thing = 0, tag = 0, angle = 0] = PLACES.map((places) => {
    const digit = left % places
    left = Math.floor(left / places)
    return digit
  })
  return `${QUALITIES[quality]} ${THINGS[thing]} and ${TAGS[tag]?.toLowerCase()}: ${ANGLES[angle]}`
}

function idOf(name: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000)
  return seconds.toString(16).padStart(8, '0') + createHash('sha256').update(name).digest('hex').slice(0, 16)
}
