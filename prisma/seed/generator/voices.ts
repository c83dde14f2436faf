import type { Random } from '#lib/art/random.ts'
import { chooseSome } from './choosing.ts'
import { CIRCUMSTANCES, DEEDS, SUBJECTS } from './words.ts'

/** A vocabulary and its random source. */
export type Voice = {
  random: Random
  subjects: readonly string[]
  deeds: readonly string[]
  circumstances: readonly string[]
}

/** A voice with the whole vocabulary. */
export function everyVoice(random: Random): Voice {
  return { random, subjects: SUBJECTS, deeds: DEEDS, circumstances: CIRCUMSTANCES }
}

/** A voice with a small vocabulary, as in one article. */
export function oneVoice(random: Random): Voice {
  return {
    random,
    subjects: chooseSome(random, SUBJECTS, 6),
    deeds: chooseSome(random, DEEDS, 6),
    circumstances: chooseSome(random, CIRCUMSTANCES, 5),
  }
}
