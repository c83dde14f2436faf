import { assertSafeHtml } from '#lib/content/mdx/output/assert-safe-html.ts'
import { headingsOf, mediaOf } from '#lib/content/mdx/output/contents.ts'
import { parseHtml } from '#lib/content/mdx/output/parsed-html.ts'
import { plainText } from '#lib/content/mdx/output/plain-text.ts'
import { countWords } from '#lib/content/mdx/output/words.ts'
import { parseError } from '#lib/content/mdx/parse/parse-error.ts'
import type { JobResult } from '#lib/content/mdx/pool/jobs.ts'
import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import { RENDERER_VERSION } from '#lib/content/mdx/pool/version.ts'
import { readArticle } from '#lib/content/mdx/validate/article.ts'
import type { Rendered, RenderInput } from '#lib/content/views.ts'
import { renderHtml } from './render-html.ts'

/** Validates, renders and analyses an article. Runs in a worker of the pool. */
export async function renderInWorker(input: RenderInput): Promise<JobResult<Rendered>> {
  const { tree, problems } = readArticle(input.body)
  if (!tree) return { problems }
  const html = await renderHtml(tree, input).catch(parseError)
  if (typeof html === 'object') return { problems: [html] }
  if (html.length > LIMITS.htmlCharacters) return { problems: [tooLong] }
  const parsed = parseHtml(html)
  assertSafeHtml(parsed)
  const text = plainText(parsed.nodes)
  const headings = headingsOf(parsed.nodes)
  const media = mediaOf(parsed.nodes)
  return { value: { rendererVersion: RENDERER_VERSION, html, headings, text, ...countWords(text), media } }
}

const tooLong = {
  line: 1,
  column: 1,
  message: 'The rendered page is too long. Split the text into several articles.',
}
