import type { Random } from '#lib/art/random.ts'
import { choose, chooseSome, whole } from './choosing.ts'
import { clause, paragraph, sentence } from './sentences.ts'
import type { Voice } from './voices.ts'
import { FAMILY_NAMES, GIVEN_NAMES, TAGS, THINGS } from './words.ts'

/** What a block is generated from: a random source, a voice, and the URLs of stored images. */
export type BlockContext = { random: Random; voice: Voice; images: readonly string[] }

type Block = (context: BlockContext) => string

/** One generator per block type available to writers. */
export const BLOCKS: readonly Block[] = [
  ({ voice }) =>
    `Some words carry *weight*, some **more**, some are \`code\`, ~~struck out~~ or <mark>marked</mark>. ${sentence(voice)}`,
  ({ random }) =>
    `<abbr title="large language model">LLM</abbr> arithmetic: O(n<sup>2</sup>), H<sub>${whole(random, 1, 9)}</sub>, then <kbd>Ctrl</kbd> + <kbd>C</kbd>. <small>Figures are rounded.</small>`,
  ({ voice }) => list(voice, () => '- '),
  ({ voice }) => list(voice, (index) => `${index + 1}. `),
  ({ voice }) => list(voice, () => (voice.random() < 0.5 ? '- [x] ' : '- [ ] ')),
  ({ voice }) => `- ${sentence(voice)}\n  - ${sentence(voice)}\n    1. ${sentence(voice)}`,
  ({ voice }) => `> ${sentence(voice)}\n>\n> ${sentence(voice)}`,
  ({ random, voice }) =>
    `<Quote by="${choose(random, GIVEN_NAMES)} ${choose(random, FAMILY_NAMES)}" source="Notes on ${choose(random, THINGS)}">\n${sentence(voice)}\n</Quote>`,
  ({ random, voice }) =>
    `<Callout kind="${choose(random, ['note', 'tip', 'important', 'warning'])}" title="${clause(voice)}">\n${sentence(voice)}\n</Callout>`,
  ({ voice }) => `<Details summary="${clause(voice)}">\n${paragraph(voice, 2, 3)}\n</Details>`,
  ({ random }) =>
    `\`\`\`python title="measure.py"\ndef cost(tokens: int, price: float = ${whole(random, 1, 9)}.0) -> float:\n    # Price of a million tokens.\n    return tokens * price / 1_000_000\n\`\`\``,
  ({ random }) =>
    `\`\`\`ts\nconst scores = [${Array.from({ length: 6 }, () => whole(random, 1, 99)).join(', ')}]\nexport const best = Math.max(...scores)\n\`\`\``,
  ({ voice }) => `\`\`\`text\n${sentence(voice)}\n\`\`\``,
  ({ random, voice, images }) => `![${clause(voice)}](${choose(random, images)})`,
  ({ random, voice, images }) =>
    `<Figure src="${choose(random, images)}" alt="${clause(voice)}" caption="${sentence(voice)}" credit="Own measurement" width="${choose(random, ['normal', 'wide'])}" />`,
  ({ random }) => table(random),
  ({ random, voice }) =>
    `<dl>\n  <dt>${choose(random, TAGS)}</dt>\n  <dd>${sentence(voice)}</dd>\n  <dt>${choose(random, THINGS)}</dt>\n  <dd>${sentence(voice)}</dd>\n</dl>`,
  () => '---',
  ({ voice }) => `#### ${clause(voice)}\n\n${sentence(voice)}`,
  ({ voice }) =>
    `${sentence(voice)} More stands in [the archive](/archive).\n\n<Button href="/blog">All articles</Button>`,
]

function list(voice: Voice, mark: (index: number) => string): string {
  return Array.from({ length: whole(voice.random, 3, 5) }, (_, index) => mark(index) + sentence(voice)).join(
    '\n',
  )
}

function table(random: Random): string {
  const rows = chooseSome(random, TAGS, whole(random, 3, 6)).map(
    (tag) => `| ${tag} | ${whole(random, 1, 400)} | ${whole(random, 10, 99)} % |`,
  )
  return ['| Area | Runs | Solved |', '| :--- | ---: | :---: |', ...rows].join('\n')
}
