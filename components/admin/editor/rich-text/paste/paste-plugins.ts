import './paste.css'
import { Plugin } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { cleanPasted } from '#components/admin/editor/rich-text/paste/clean-pasted.ts'
import {
  clipboardParser,
  clipboardSerializer,
  isOwnHtml,
} from '#components/admin/editor/rich-text/paste/copy/clipboard-html.ts'
import { clipboardText } from '#components/admin/editor/rich-text/paste/copy/clipboard-text.ts'
import { renameFootnotes } from '#components/admin/editor/rich-text/paste/rename-footnotes.ts'
import { shape } from '#components/admin/editor/rich-text/paste/shape-slice.ts'
import {
  pasteAddress,
  pasteFromVsCode,
  pasteIntoCell,
} from '#components/admin/editor/rich-text/paste/special-pastes.ts'
import { readText } from '#components/admin/editor/rich-text/paste/text/read-text.ts'
import { PastedImages } from '#components/admin/editor/rich-text/paste/uploads/pasted-images.ts'
import { placesPlugin } from '#components/admin/editor/rich-text/paste/uploads/places.ts'

/** Paste, drop and copy: other programs' HTML, Markdown, addresses and images in; Markdown and clean HTML out. */
export function pastePlugins(services: EditorServices): Plugin[] {
  const images = new PastedImages(services)
  return [placesPlugin(), images.plugin(), clipboardPlugin(services, images)]
}

const MAX_LENGTH = 5_000_000

function clipboardPlugin({ announce, notify }: EditorServices, images: PastedImages): Plugin {
  const say = notify ?? announce
  // Of the paste or drop that is being read.
  let isOwn = false
  let isPlain = false

  function begin(event: Event, data: DataTransfer | null): boolean {
    isOwn = false
    isPlain = false
    images.begin()
    const isTooLong = ['text/html', 'text/plain'].some(
      (type) => (data?.getData(type).length ?? 0) > MAX_LENGTH,
    )
    if (!isTooLong) return false
    event.preventDefault()
    say('The text is longer than 5 MB. Paste it in parts.')
    return true
  }

  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (_view, event) => begin(event, event.clipboardData),
        drop: (_view, event) => begin(event, event.dataTransfer),
      },
      transformPastedHTML: (html) => {
        isOwn = isOwnHtml(html)
        const onTooMuch = () => say('The text has too much formatting. Only its words were pasted.')
        const clean = cleanPasted(html, { isOwn, takeImage: images.take, onTooMuch })
        images.report()
        return clean
      },
      transformPastedText: (text, plain) => {
        isPlain = plain
        return text
      },
      clipboardTextParser: (text, $context, plain) =>
        readText(text, {
          isPlain: plain,
          around: $context.marks(),
          onKeptAsText: () => say('Parts of it were kept as text, because they are not valid Markdown.'),
        }),
      clipboardParser,
      clipboardSerializer,
      clipboardTextSerializer: clipboardText,
      transformPasted: (slice, view, asText) => {
        if (view.dragging) return slice
        return renameFootnotes(isOwn || asText ? slice : shape(slice), view.state.doc)
      },
      handlePaste: (view, { clipboardData }, slice) => {
        if (!clipboardData) return false
        const paste = { view, data: clipboardData, slice, isPlain }
        return pasteAddress(paste) || pasteFromVsCode(paste) || pasteIntoCell(paste)
      },
    },
  })
}
