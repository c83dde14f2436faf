import { choose, whole } from './choosing.ts'
import type { Voice } from './voices.ts'

/** A sentence about language models, with its full stop. */
export function sentence(voice: Voice): string {
  const { random, circumstances } = voice
  const circumstance = choose(random, circumstances)
  return choose(random, [
    `${clause(voice)} ${circumstance}.`,
    `${capital(circumstance)}, ${small(clause(voice))}.`,
    `${clause(voice)}, and ${small(clause(voice))}.`,
    `${clause(voice)}.`,
  ])
}

/** A paragraph of plain text on one line. */
export function paragraph(voice: Voice, low = 3, high = 6): string {
  return Array.from({ length: whole(voice.random, low, high) }, () => sentence(voice)).join(' ')
}

/** A sentence without a full stop, for use inside another or as a title. */
export function clause({ random, subjects, deeds }: Voice): string {
  return `${choose(random, subjects)} ${choose(random, deeds)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
