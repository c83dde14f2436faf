import type { Problem } from '#lib/errors'
import { checkArticle, convertMarkdown } from '#lib/mdx/rendering'
import type { Loaded } from '#lib/transfer/loading'

/** The text of a file as MDX, and what in it may not be published, at its places in the file. */
export async function toMdx({
  syntax,
  body,
  bodyLine,
}: Loaded): Promise<{ mdx: string; problems: Problem[] }> {
  const { mdx, problems } =
    syntax === 'mdx' ? { mdx: body, problems: await checkArticle(body) } : await convertMarkdown(body)
  return { mdx, problems: problems.map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 })) }
}
