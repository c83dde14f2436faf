import type { Random } from '#lib/art/random.ts'
import { chooseSome } from './choosing.ts'
import { CIRCUMSTANCES, DEEDS, SUBJECTS } from './words.ts'

/** What somebody talks about, and in which words. */
export type Voice = {
  random: Random
  subjects: readonly string[]
  deeds: readonly string[]
  circumstances: readonly string[]
}

/** A voice that knows everything. */
export function everyVoice(random: Random): Voice {
  return { random, subjects: SUBJECTS, deeds: DEEDS, circumstances: CIRCUMSTANCES }
}

/** A voice that keeps to a few things, as an article does. */
export function oneVoice(random: Random): Voice {
  return {
    random,
    subjects: chooseSome(random, SUBJECTS, 6),
    deeds: chooseSome(random, DEEDS, 6),
    circumstances: chooseSome(random, CIRCUMSTANCES, 5),
  }
}
