import { randomFrom } from '#lib/art/random.ts'
import { BLOCKS } from './blocks.ts'
import { chooseSome, whole } from './choosing.ts'
import { clause, paragraph, sentence } from './sentences.ts'
import { oneVoice, type Voice } from './voices.ts'

/** Number of distinct texts, however many posts there are. */
export const BODIES = 200

/** Generates the MDX of one text: sections of 2 to 4 blocks, and footnotes. Deterministic for a number and images. */
export function makeBody(number: number, images: readonly string[]): string {
  const random = randomFrom(`body ${number}`)
  const voice = oneVoice(random)
  const sections = Array.from({ length: whole(random, 2, 6) }, () => section(voice, images))
  return [
    `${paragraph(voice)}[^first]`,
    ...sections,
    `${sentence(voice)}[^last]`,
    `[^first]: ${sentence(voice)}`,
    `[^last]: ${sentence(voice)}`,
  ].join('\n\n')
}

function section(voice: Voice, images: readonly string[]): string {
  const { random } = voice
  const blocks = chooseSome(random, BLOCKS, whole(random, 2, 4)).map((block) =>
    block({ random, voice, images }),
  )
  const words = blocks.map(() => paragraph(voice, 2, 5))
  return [`## ${clause(voice)}`, ...blocks.flatMap((block, index) => [words[index] ?? '', block])].join(
    '\n\n',
  )
}
