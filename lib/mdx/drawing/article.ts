import { readArticle } from '#lib/mdx/checking/article'
import type { Outcome } from '#lib/mdx/jobs'
import { LIMITS } from '#lib/mdx/limits'
import { headingsOf, mediaOf } from '#lib/mdx/reading/contents'
import { readFinished } from '#lib/mdx/reading/finished'
import { plainText } from '#lib/mdx/reading/plain-text'
import { prove } from '#lib/mdx/reading/proof'
import { measure } from '#lib/mdx/reading/words'
import { complaintOf } from '#lib/mdx/syntax/complaint'
import { RENDERER_VERSION } from '#lib/mdx/version'
import type { Rendered, RenderInput } from '#lib/mdx/views'
import { drawArticle } from './html.ts'

/** Checks, draws and reads an article. Runs in a worker. */
export async function renderInWorker(input: RenderInput): Promise<Outcome<Rendered>> {
  const { tree, problems } = readArticle(input.body)
  if (!tree) return { problems }
  const html = await drawArticle(tree, input).catch(complaintOf)
  if (typeof html === 'object') return { problems: [html] }
  if (html.length > LIMITS.htmlCharacters) return { problems: [tooLong] }
  const finished = readFinished(html)
  prove(finished)
  const text = plainText(finished.nodes)
  const headings = headingsOf(finished.nodes)
  const media = mediaOf(finished.nodes)
  return { value: { rendererVersion: RENDERER_VERSION, html, headings, text, ...measure(text), media } }
}

const tooLong = {
  line: 1,
  column: 1,
  message: 'The finished page would be too long. Divide the text into several articles.',
}
