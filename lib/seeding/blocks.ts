import type { Random } from '#lib/art/random'
import { choose, chooseSome, whole } from '#lib/seeding/choosing'
import { clause, paragraph, sentence } from '#lib/seeding/sentences'
import { FAMILY_NAMES, GIVEN_NAMES, TAGS, THINGS } from '#lib/seeding/words'

/** What a block may use: chance, and the addresses of stored pictures. */
export type Makings = { random: Random; pictures: readonly string[] }

type Block = (makings: Makings) => string

/** One of every block that writers have. */
export const BLOCKS: readonly Block[] = [
  ({ random }) =>
    `Some words carry *weight*, some **more**, some are \`code\`, ~~struck out~~ or <mark>marked</mark>. ${sentence(random)}`,
  ({ random }) =>
    `<abbr title="large language model">LLM</abbr> arithmetic: O(n<sup>2</sup>), H<sub>${whole(random, 1, 9)}</sub>, then <kbd>Ctrl</kbd> + <kbd>C</kbd>. <small>Figures are rounded.</small>`,
  ({ random }) => list(random, () => '- '),
  ({ random }) => list(random, (index) => `${index + 1}. `),
  ({ random }) => list(random, () => (random() < 0.5 ? '- [x] ' : '- [ ] ')),
  ({ random }) => `- ${sentence(random)}\n  - ${sentence(random)}\n    1. ${sentence(random)}`,
  ({ random }) => `> ${sentence(random)}\n>\n> ${sentence(random)}`,
  ({ random }) =>
    `<Quote by="${choose(random, GIVEN_NAMES)} ${choose(random, FAMILY_NAMES)}" source="Notes on ${choose(random, THINGS)}">\n${sentence(random)}\n</Quote>`,
  ({ random }) =>
    `<Callout kind="${choose(random, ['note', 'tip', 'important', 'warning'])}" title="${clause(random)}">\n${sentence(random)}\n</Callout>`,
  ({ random }) => `<Details summary="${clause(random)}">\n${paragraph(random, 2, 3)}\n</Details>`,
  ({ random }) =>
    `\`\`\`python title="measure.py"\ndef cost(tokens: int, price: float = ${whole(random, 1, 9)}.0) -> float:\n    # Price of a million tokens.\n    return tokens * price / 1_000_000\n\`\`\``,
  ({ random }) =>
    `\`\`\`ts\nconst scores = [${Array.from({ length: 6 }, () => whole(random, 1, 99)).join(', ')}]\nexport const best = Math.max(...scores)\n\`\`\``,
  ({ random }) => `\`\`\`text\n${sentence(random)}\n\`\`\``,
  ({ random, pictures }) => `![${clause(random)}](${choose(random, pictures)})`,
  ({ random, pictures }) =>
    `<Figure src="${choose(random, pictures)}" alt="${clause(random)}" caption="${sentence(random)}" credit="Own measurement" width="${choose(random, ['normal', 'wide'])}" />`,
  ({ random }) => table(random),
  ({ random }) =>
    `<dl>\n  <dt>${choose(random, TAGS)}</dt>\n  <dd>${sentence(random)}</dd>\n  <dt>${choose(random, THINGS)}</dt>\n  <dd>${sentence(random)}</dd>\n</dl>`,
  () => '---',
  ({ random }) => `#### ${clause(random)}\n\n${sentence(random)}`,
  ({ random }) =>
    `${sentence(random)} More stands in [the archive](/archive) and at <Button href="/blog">All articles</Button>`.replace(
      / and at (<Button.*)$/,
      '.\n\n$1',
    ),
]

function list(random: Random, mark: (index: number) => string): string {
  return Array.from({ length: whole(random, 3, 5) }, (_, index) => mark(index) + sentence(random)).join('\n')
}

function table(random: Random): string {
  const rows = chooseSome(random, TAGS, whole(random, 3, 6)).map(
    (tag) => `| ${tag} | ${whole(random, 1, 400)} | ${whole(random, 10, 99)} % |`,
  )
  return ['| Area | Runs | Solved |', '| :--- | ---: | :---: |', ...rows].join('\n')
}
