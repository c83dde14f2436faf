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
import type { EditorTarget, OnTarget } from '#components/admin/editor/images/editor-target.ts'
import { usePendingField } from '#components/admin/editor/pending-input.ts'
import { markdownStyle } from '#components/admin/editor/rich-text/markdown-style.ts'
import {
  createNestedEditors,
  nestedEditorsPlugin,
} from '#components/admin/editor/rich-text/nested-editors.ts'
import { preserveSource } from '#components/admin/editor/rich-text/preserve-source.ts'
import { richPlugins } from '#components/admin/editor/rich-text/rich-plugins.ts'
import { richTarget } from '#components/admin/editor/rich-text/rich-target.ts'

type Props = {
  value: string
  onChange: (value: string) => void
  onCannotShow: (why: string) => void
  onTarget: OnTarget
}

/** The WYSIWYG view. Source that is not edited keeps its bytes. */
export default function RichText({ value, onChange, onCannotShow, onTarget }: Props) {
  const original = useRef(value).current
  const merge = useRef<((edited: string) => string) | null>(null)
  const last = useRef(value)
  const target = useRef<EditorTarget | null>(null)
  const recheck = useRef(() => {})
  const nested = useMemo(() => createNestedEditors(() => recheck.current()), [])
  recheck.current = usePendingField(nested)
  const plugins = useMemo(
    () => [
      ...richPlugins(),
      nestedEditorsPlugin(nested),
      readyPlugin({
        onReady: (untouched, realm) => {
          merge.current = preserveSource(original, untouched)
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

  function commit(edited: string) {
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
      toMarkdownOptions={markdownStyle(original)}
      placeholder="Start writing. Markdown works as you type."
      translation={(key, fallback, values) =>
        key === 'contentArea.editableMarkdown' ? 'Text' : interpolate(fallback, values)
      }
      onChange={commit}
      onError={({ error }) => onCannotShow(error)}
    />
  )
}

function interpolate(text: string, values: Record<string, unknown> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''))
}

/** Reports how the editor serialises the text before it is edited. */
const readyPlugin = realmPlugin<{ onReady: (text: string, realm: Realm) => void }>({
  postInit(realm, params) {
    const editor = realm.getValue(rootEditor$)
    let isReady = false
    // The text is final only once the editor is attached to the page.
    editor?.registerRootListener((root) => {
      if (!root || isReady || realm.getValue(markdownProcessingError$) !== null) return
      isReady = true
      params?.onReady(
        editor.getEditorState().read(() => serialise(realm)),
        realm,
      )
    })
  },
})

function serialise(realm: Realm): string {
  return exportMarkdownFromLexical({
    root: $getRoot(),
    visitors: realm.getValue(exportVisitors$),
    jsxComponentDescriptors: realm.getValue(jsxComponentDescriptors$),
    toMarkdownExtensions: realm.getValue(toMarkdownExtensions$),
    toMarkdownOptions: realm.getValue(toMarkdownOptions$),
    jsxIsAvailable: realm.getValue(jsxIsAvailable$),
  })
}
