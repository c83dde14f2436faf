import type { Converted, Inspection, Rendered, RenderInput } from '#lib/content/views.ts'
import { type Diagnostic, Invalid } from '#lib/core/errors.ts'
import { RenderPool } from './pool.ts'

export { RENDERER_VERSION } from './version.ts'

/**
 * Renders MDX to static, sanitized HTML, with headings, plain text and counts. Throws Invalid with a diagnostic per
 * position for content that is not on the allow-list or exceeds the time or memory limit, and Unavailable when the
 * worker pool is full or cannot start.
 */
export async function renderArticle(input: RenderInput): Promise<Rendered> {
  const { value, problems } = await pool().run('render', input)
  if (problems) throw new Invalid({ body: summary(problems) }, problems)
  return value
}

/** Validates MDX without rendering. Returns diagnostics in text order; empty when the text can be published. */
export async function checkArticle(body: string): Promise<Diagnostic[]> {
  const { problems = [] } = await pool().run('check', body)
  return problems
}

/** Lists headings, images, links and placeholders of a text; with diagnostics, nothing is listed. */
export async function inspectArticle(body: string): Promise<{ found: Inspection; problems: Diagnostic[] }> {
  const { value, problems = [] } = await pool().run('inspect', body)
  return { found: value ?? { headings: [], images: [], links: [], placeholders: [] }, problems }
}

/**
 * Converts GitHub Flavored Markdown without front matter to equivalent MDX. Positions refer to the given text. With
 * diagnostics, the MDX is incomplete and must not be stored.
 */
export async function convertMarkdown(source: string): Promise<Converted> {
  const { value, problems } = await pool().run('convert', source)
  return value ?? { mdx: '', problems }
}

/** Terminates the workers. The next job starts new ones. */
export async function closeRenderPool(): Promise<void> {
  await pool().close()
}

declare global {
  var publicationRenderPool: RenderPool | undefined
}

/** One pool per process: the serving process loads this module twice, in Next's bundle and outside it. */
function pool(): RenderPool {
  globalThis.publicationRenderPool ??= new RenderPool()
  return globalThis.publicationRenderPool
}

function summary(problems: readonly Diagnostic[]): string {
  const [first] = problems
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  return `The text has ${count}. ${first ? `Line ${first.line}, column ${first.column}: ${first.message}` : ''}`.trim()
}
