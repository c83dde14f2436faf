import { type Random, randomFrom } from '#lib/art/random'
import { BLOCKS } from '#lib/seeding/blocks'
import { chooseSome, whole } from '#lib/seeding/choosing'
import { clause, paragraph, sentence } from '#lib/seeding/sentences'

/** How many different texts there are, however many posts. */
export const BODIES = 200

/** The MDX of one of the texts, always the same for the same number and pictures: sections of 2 to 4 blocks, and notes. */
export function makeBody(number: number, pictures: readonly string[]): string {
  const random = randomFrom(`body ${number}`)
  const sections = Array.from({ length: whole(random, 2, 6) }, () => section(random, pictures))
  return [
    `${paragraph(random)}[^first]`,
    ...sections,
    `${sentence(random)}[^last]`,
    `[^first]: ${sentence(random)}`,
    `[^last]: ${sentence(random)}`,
  ].join('\n\n')
}

function section(random: Random, pictures: readonly string[]): string {
  const blocks = chooseSome(random, BLOCKS, whole(random, 2, 4)).map((block) => block({ random, pictures }))
  const words = blocks.map(() => paragraph(random, 2, 5))
  return [`## ${clause(random)}`, ...blocks.flatMap((block, index) => [words[index] ?? '', block])].join(
    '\n\n',
  )
}
