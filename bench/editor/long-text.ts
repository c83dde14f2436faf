/** An article of about `words` words in paragraphs, headings and lists, with `images` figures. */
export function longText({ words, images }: { words: number; images: number }): string {
  const blocks: string[] = []
  const perBlock = 60
  const count = Math.ceil(words / perBlock)
  for (let index = 0; index < count; index++) {
    if (index % 8 === 0) blocks.push(`## Part ${index / 8 + 1} of the measurement`)
    if (images > 0 && index % Math.ceil(count / images) === 0)
      blocks.push(
        `<Figure src="/media/missing-${index}.webp" alt="Curve ${index}" caption="Loss by *step*" />`,
      )
    blocks.push(index % 5 === 4 ? listOf(index, perBlock) : paragraphOf(index, perBlock))
  }
  return `${blocks.join('\n\n')}\n`
}

const WORDS =
  'the model reads each token of a long text and weighs what came before it with care because attention costs memory'.split(
    ' ',
  )

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => WORDS[(seed * 7 + index * 3) % WORDS.length]).join(' ')
}

function paragraphOf(seed: number, length: number): string {
  return `${sentence(seed, length / 2)}, **${sentence(seed + 1, 4)}**, [${sentence(seed + 2, 3)}](/about) and \`token\` ${sentence(seed + 3, length / 2 - 8)}.`
}

function listOf(seed: number, length: number): string {
  return [0, 1, 2, 3].map((item) => `- ${sentence(seed + item, length / 4)}`).join('\n')
}
