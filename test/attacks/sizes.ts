import { harmless, refused } from './case.ts'

const many = (text: string, times: number) => text.repeat(times)

/** It takes all the time that a text may take: it is rendered, and not tried in other ways as well. */
export const paragraphs = many('a\n\n', 80_000)

/** Texts that are too long, too deeply nested or expand without end. */
export const sizes = [
  ...refused(
    many('a', 1_048_577),
    many('注', 400_000),
    many('> ', 60).concat('a'),
    many('> ', 3_000).concat('a'),
    many('- ', 100).concat('a'),
    many('<Callout>', 60).concat('a', many('</Callout>', 60)),
    many('<kbd>', 1_000).concat('a', many('</kbd>', 1_000)),
    many('*a **b ', 100).concat(many('c** d*', 100)),
    `|${many('a|', 2_000)}\n|${many('-|', 2_000)}\n${many('|b\n', 2_000)}`,
    `[a]: /${many('x', 2_000)}\n\n${many('[a] ', 2_000)}`,
    paragraphs,
    many('{', 1_000),
    many('<', 1_000),
    many('<a ', 1_000),
  ),
  ...harmless(
    many('a', 200_000),
    many('a ', 100_000),
    many('[', 2_000),
    many('![', 2_000),
    many('*', 5_000),
    many('_a_', 3_000),
    many('`', 5_000),
    many('` ', 3_000),
    many('~', 5_000),
    many('\\', 10_000),
    many('&', 10_000),
    many('#', 10_000),
    many('a\n', 20_000),
    many('- a\n', 2_000),
    many('| ', 2_000),
    many('http://', 2_000),
    many('www.a.', 2_000),
    many('a@b.', 2_000),
    many('[a](', 2_000),
    many('[^a]', 1_000).concat('\n\n[^a]: b'),
    many('<br />', 2_000),
    many('## a\n\n', 1_000),
    `\`\`\`js\n${many('(', 20_000)}\n\`\`\``,
    `\`\`\`js\n${many('`${', 2_000)}\n\`\`\``,
    `\`\`\`html\n${many('<a ', 10_000)}\n\`\`\``,
    `\`\`\`python\n${many('"""', 10_000)}\n\`\`\``,
    `\`\`\`markdown\n${many('**a ', 5_000)}\n\`\`\``,
    `# ${many('a', 10_000)}`,
  ),
]
