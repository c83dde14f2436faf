import type { Converted, Rendered, RenderInput } from '#lib/content/views.ts'
import { type Diagnostic, Invalid } from '#lib/core/errors.ts'
import { RenderPool } from './pool.ts'

export { RENDERER_VERSION } from './version.ts'

/**
 * An article as static HTML with what is derived from it. Throws Invalid with a problem per place that may not be
 * published, or when the text takes too long or too much memory; Unavailable when no worker can be had.
 */
export async function renderArticle(input: RenderInput): Promise<Rendered> {
  const { value, problems } = await pool().run('render', input)
  if (problems) throw new Invalid({ body: summary(problems) }, problems)
  return value
}

/** What the renderer would refuse in an MDX text, in its order; empty when it can be published. */
export async function checkArticle(body: string): Promise<Diagnostic[]> {
  const { problems = [] } = await pool().run('check', body)
  return problems
}

/**
 * A Markdown text (GitHub-flavoured, without front matter) as MDX that means the same. Positions of problems refer to
 * the given text; with problems the MDX is incomplete and should not be stored.
 */
export async function convertMarkdown(source: string): Promise<Converted> {
  const { value, problems } = await pool().run('convert', source)
  return value ?? { mdx: '', problems }
}

/** Ends the workers. The next text starts new ones. */
export async function closeRenderPool(): Promise<void> {
  await pool().close()
}

declare global {
  var publicationRenderPool: RenderPool | undefined
}

/** One pool for the process: this module is loaded twice in a serving one, in Next's bundle and outside of it. */
function pool(): RenderPool {
  globalThis.publicationRenderPool ??= new RenderPool()
  return globalThis.publicationRenderPool
}

function summary(problems: readonly Diagnostic[]): string {
  const [first] = problems
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  return `The text has ${count}. ${first ? `Line ${first.line}, column ${first.column}: ${first.message}` : ''}`.trim()
}
