'use client'

import 'prosemirror-view/style/prosemirror.css'
import 'prosemirror-gapcursor/style/gapcursor.css'
import 'prosemirror-tables/style/tables.css'
import '#components/site/article/code-colours.css'
import './views/blocks.css'
import './views/tables.css'
import './menus/find/find.css'
import './menus/keys-dialog.css'
import './menus/menus.css'
import './menus/panels/panels.css'
import './remote/remote.css'
import type { EditorState } from 'prosemirror-state'
import { useEffect, useRef, useState } from 'react'
import type { OnTarget } from '#components/admin/editor/images/editor-target.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { WritingBar } from '#components/admin/editor/rich-text/menus/panels/writing-bar.tsx'
import { Toolbar } from '#components/admin/editor/rich-text/menus/toolbar.tsx'
import { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'

type Props = {
  /** Reads the text when the view opens. Later texts are given to the editor. */
  source: () => string
  services: EditorServices
  onChange: (source: string) => void
  onTarget: OnTarget
  /** Whether the text says all that is shown. */
  onSure: (isSure: boolean, kinds: string[]) => void
  /** The editor once it is there, and null when it closes. */
  onEditor: (editor: RichEditor | null) => void
}

/** The rich text view. Mounts once, and never renders for a key. */
export default function RichText({ source, services, onChange, onTarget, onSure, onEditor }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const given = useRef({ source, services, onChange, onTarget, onSure, onEditor })
  const [editor, setEditor] = useState<RichEditor | null>(null)
  const listeners = useRef(new Set<(state: EditorState) => void>())
  given.current = { ...given.current, services, onChange, onTarget, onSure, onEditor }

  useEffect(() => {
    if (!box.current) return
    const opened = new RichEditor(box.current, {
      source: given.current.source(),
      services: {
        chooseImage: () => given.current.services.chooseImage(),
        replaceImage: (at) => given.current.services.replaceImage(at),
        uploadFiles: (...files) => given.current.services.uploadFiles(...files),
        announce: (message) => given.current.services.announce(message),
        notify: (message) => given.current.services.notify?.(message),
        suggest:
          given.current.services.suggest &&
          (async (query) => (await given.current.services.suggest?.(query)) ?? []),
        snippets: given.current.services.snippets,
        ...(given.current.services.outside && { outside: given.current.services.outside }),
        typography: () => given.current.services.typography?.() ?? null,
      },
      onChange: (text) => given.current.onChange(text),
      onSure: (...found) => given.current.onSure(...found),
      onState: (state) => {
        for (const listener of listeners.current) listener(state)
      },
    })
    setEditor(opened)
    given.current.onTarget(opened.target)
    given.current.onEditor(opened)
    // Before the listeners that save what the page has.
    const leaving = new AbortController()
    for (const event of ['beforeunload', 'pagehide'])
      addEventListener(event, () => opened.flush(), { capture: true, signal: leaving.signal })
    return () => {
      leaving.abort()
      given.current.onTarget(null)
      given.current.onEditor(null)
      opened.destroy()
    }
  }, [])

  return (
    <div className="rich">
      {editor && <Toolbar editor={editor} listeners={listeners.current} services={services} />}
      <div ref={box} className="rich-area" />
      {editor && <WritingBar editor={editor} listeners={listeners.current} />}
    </div>
  )
}
