'use client'

import {
  codeBlockPlugin,
  codeMirrorPlugin,
  headingsPlugin,
  imagePlugin,
  jsxPlugin,
  linkDialogPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  quotePlugin,
  tablePlugin,
  thematicBreakPlugin,
  toolbarPlugin,
} from '@mdxeditor/editor'
import { COMPONENT_FORMS } from '#components/admin/editor/rich-text/component-form.tsx'
import { emptyParagraphsPlugin } from '#components/admin/editor/rich-text/empty-paragraphs.ts'
import { footnotesPlugin } from '#components/admin/editor/rich-text/footnotes.ts'
import { tabKeyPlugin } from '#components/admin/editor/rich-text/tab-key.ts'
import { Toolbar } from '#components/admin/editor/rich-text/toolbar.tsx'

/** The plugins of the rich text view. */
export function richPlugins() {
  return [
    headingsPlugin({ allowedHeadingLevels: [2, 3, 4] }),
    listsPlugin(),
    quotePlugin(),
    linkPlugin(),
    linkDialogPlugin(),
    tablePlugin({ tablePipeAlign: false }),
    thematicBreakPlugin(),
    codeBlockPlugin({ defaultCodeBlockLanguage: '' }),
    codeMirrorPlugin({ codeBlockLanguages: LANGUAGES, autoLoadLanguageSupport: false }),
    imagePlugin({ disableImageResize: true }),
    jsxPlugin({ jsxComponentDescriptors: COMPONENT_FORMS, allowFragment: false }),
    footnotesPlugin(),
    emptyParagraphsPlugin(),
    tabKeyPlugin(),
    markdownShortcutPlugin(),
    toolbarPlugin({ toolbarContents: Toolbar }),
  ]
}

const LANGUAGES = {
  '': 'Plain text',
  bash: 'Shell',
  c: 'C',
  css: 'CSS',
  diff: 'Diff',
  go: 'Go',
  html: 'HTML',
  java: 'Java',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  md: 'Markdown',
  py: 'Python',
  python: 'Python',
  rust: 'Rust',
  sh: 'Shell',
  sql: 'SQL',
  text: 'Plain text',
  ts: 'TypeScript',
  tsx: 'TSX',
  yaml: 'YAML',
}
