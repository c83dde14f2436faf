import { Plugin } from 'prosemirror-state'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

/** Browsers make words bold by keys of their own: when ours are switched off, theirs must not take over. */
export function noBrowserFormats(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(_view, event) {
          if (!event.inputType.startsWith('format') || keySwitches.isOn('Words')) return false
          event.preventDefault()
          return true
        },
      },
    },
  })
}
