'use client'

import '@mdxeditor/editor/style.css'
import {
  exportMarkdownFromLexical,
  exportVisitors$,
  jsxComponentDescriptors$,
  jsxIsAvailable$,
  MDXEditor,
  markdownProcessingError$,
  type Realm,
  realmPlugin,
  rootEditor$,
  toMarkdownExtensions$,
  toMarkdownOptions$,
} from '@mdxeditor/editor'
import { $getRoot } from 'lexical'
import { useEffect, useMemo, useRef } from 'react'
import type { OnTarget, PictureTarget } from '#components/admin/editor/images/editor-target.tsx'
import { useHolder } from '#components/admin/editor/pending-input.tsx'
import { createNestedWords, nestedWordsPlugin } from '#components/admin/editor/rich-text/nested-words.tsx'
import { richPlugins } from '#components/admin/editor/rich-text/rich-plugins.tsx'
import { richTarget } from '#components/admin/editor/rich-text/rich-target.tsx'
import { keepSpelling } from '#components/admin/editor/rich-text/spelling.tsx'
import { writingStyle } from '#components/admin/editor/rich-text/writing-style.tsx'

type Props = {
  value: string
  onChange: (value: string) => void
  onCannotShow: (why: string) => void
  onTarget: OnTarget
}

/** The text as readers will see it. What the writer does not touch keeps its bytes. */
export default function RichText({ value, onChange, onCannotShow, onTarget }: Props) {
  const original = useRef(value).current
  const merge = useRef<((edited: string) => string) | null>(null)
  const last = useRef(value)
  const target = useRef<PictureTarget | null>(null)
  const look = useRef(() => {})
  const nested = useMemo(() => createNestedWords(() => look.current()), [])
  look.current = useHolder(nested)
  const plugins = useMemo(
    () => [
      ...richPlugins(),
      nestedWordsPlugin(nested),
      listenPlugin({
        onReady: (untouched, realm) => {
          merge.current = keepSpelling(original, untouched)
          target.current = richTarget(realm)
          onTarget(target.current)
        },
      }),
    ],
    [original, onTarget, nested],
  )
  useEffect(() => {
    onTarget(target.current)
    return () => onTarget(null)
  }, [onTarget])

  function take(edited: string) {
    const text = merge.current?.(edited) ?? last.current
    if (text === last.current) return
    last.current = text
    onChange(text)
  }

  return (
    <MDXEditor
      className="rich"
      contentEditableClassName="prose"
      markdown={original}
      plugins={plugins}
      toMarkdownOptions={writingStyle(original)}
      placeholder="Begin writing. Markdown works as you type."
      translation={(key, fallback, words) =>
        key === 'contentArea.editableMarkdown' ? 'Text' : fill(fallback, words)
      }
      onChange={take}
      onError={({ error }) => onCannotShow(error)}
    />
  )
}

function fill(text: string, words: Record<string, unknown> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(words[name] ?? ''))
}

/** Says how the rich view writes the text before anything is edited. */
const listenPlugin = realmPlugin<{ onReady: (text: string, realm: Realm) => void }>({
  postInit(realm, params) {
    const editor = realm.getValue(rootEditor$)
    let isKnown = false
    // Until the editor stands on the page, its text is not settled.
    editor?.registerRootListener((root) => {
      if (!root || isKnown || realm.getValue(markdownProcessingError$) !== null) return
      isKnown = true
      params?.onReady(
        editor.getEditorState().read(() => written(realm)),
        realm,
      )
    })
  },
})

function written(realm: Realm): string {
  return exportMarkdownFromLexical({
    root: $getRoot(),
    visitors: realm.getValue(exportVisitors$),
    jsxComponentDescriptors: realm.getValue(jsxComponentDescriptors$),
    toMarkdownExtensions: realm.getValue(toMarkdownExtensions$),
    toMarkdownOptions: realm.getValue(toMarkdownOptions$),
    jsxIsAvailable: realm.getValue(jsxIsAvailable$),
  })
}
