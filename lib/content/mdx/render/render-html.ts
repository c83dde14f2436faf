import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { compileMDX } from 'next-mdx-remote/rsc'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RenderInput } from '#lib/content/views.ts'
import { anchorHeadings } from './anchors.ts'
import { nameFootnotes, nameTables, renderFigures, renderTasks } from './blocks.ts'
import { componentMap } from './component-map.ts'
import { normaliseHeadings } from './headings.ts'
import { highlightListings } from './highlighting.ts'
import { normaliseElements } from './html-elements.ts'
import { nameListings } from './listings.ts'

/** Renders a validated tree to static HTML. Compiles this very tree: the text is not parsed a second time. */
export async function renderHtml(tree: Root, { title, media }: Omit<RenderInput, 'body'>): Promise<string> {
  normaliseElements(tree)
  normaliseHeadings(tree, title)
  const { content } = await compileMDX({
    source: '',
    components: componentMap(media),
    options: {
      blockJS: true,
      mdxOptions: { remarkPlugins: [[given, tree]], remarkRehypeOptions, rehypePlugins },
    },
  })
  return renderToStaticMarkup(content)
}

/** A remark plugin that replaces the parser with a ready tree. */
function given(this: { parser?: unknown }, tree: Root) {
  this.parser = () => tree
}

const remarkRehypeOptions = {
  clobberPrefix: 'note-',
  footnoteBackContent: '↩\uFE0E',
  footnoteLabelProperties: { className: ['footnotes-title'] },
}

const changes = [
  renderTasks,
  renderFigures,
  nameFootnotes,
  nameTables,
  nameListings,
  highlightListings,
  anchorHeadings,
]

const rehypePlugins = changes.map((change) => () => (tree: HtmlRoot) => change(tree))
