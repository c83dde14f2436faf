import { toggleMark } from 'prosemirror-commands'
import type { EditorState } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import type { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'
import { marks } from '#components/admin/editor/rich-text/schema/schema.ts'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  editor: RichEditor
  /** To be called with each new state. */
  listeners: Set<(state: EditorState) => void>
  services: EditorServices
}

export function Toolbar({ editor, services }: Props) {
  const { view } = editor
  return (
    <div role="toolbar" aria-label="Format" className="rich-toolbar">
      <button type="button" onClick={() => toggleMark(marks.strong)(view.state, view.dispatch, view)}>
        Bold
      </button>
      <button type="button" onClick={services.chooseImage}>
        <Icon of="image" size={20} /> Image
      </button>
    </div>
  )
}
