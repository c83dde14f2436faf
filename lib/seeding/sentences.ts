import type { Random } from '#lib/art/random'
import { choose, whole } from '#lib/seeding/choosing'
import { CIRCUMSTANCES, DEEDS, SUBJECTS } from '#lib/seeding/words'

/** A sentence about language models, with its full stop. */
export function sentence(random: Random): string {
  const [subject, deed, circumstance] = [
    choose(random, SUBJECTS),
    choose(random, DEEDS),
    choose(random, CIRCUMSTANCES),
  ]
  return choose(random, [
    `${subject} ${deed} ${circumstance}.`,
    `${capital(circumstance)}, ${small(subject)} ${deed}.`,
    `${subject} ${deed}, and ${small(choose(random, SUBJECTS))} ${choose(random, DEEDS)}.`,
    `${subject} ${deed}.`,
  ])
}

/** A paragraph of plain words on one line. */
export function paragraph(random: Random, low = 3, high = 6): string {
  return Array.from({ length: whole(random, low, high) }, () => sentence(random)).join(' ')
}

/** A sentence without its full stop, to stand inside another or as a title. */
export function clause(random: Random): string {
  return `${choose(random, SUBJECTS)} ${choose(random, DEEDS)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
