import { checkArticle, convertMarkdown } from '#lib/content/mdx/pool/rendering.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import type { Loaded } from '#lib/import-export/loading.ts'

type Converted = { mdx: string; problems: Diagnostic[] }

/** Converts the text of a file to MDX. Diagnostics have positions in the file. */
export async function toMdx({ syntax, body, bodyLine }: Loaded): Promise<Converted> {
  const { mdx, problems } = await (syntax === 'mdx' ? check(body) : convertMarkdown(body)).catch(unreadable)
  return { mdx, problems: problems.map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 })) }
}

async function check(body: string): Promise<Converted> {
  return { mdx: body, problems: await checkArticle(body) }
}

/** A text that crashes the renderer fails alone. */
function unreadable(error: unknown): Converted {
  const message = error instanceof Error ? error.message : String(error)
  return { mdx: '', problems: [{ line: 1, column: 1, message }] }
}
