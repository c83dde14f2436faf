import type { NodeViewConstructor } from 'prosemirror-view'
import { make } from '#components/admin/editor/rich-text/views/dom.ts'
import { isOnOtherSite } from '#components/admin/editor/rich-text/views/image-source.ts'

/** An image within a line. */
export const imageView: NodeViewConstructor = ({ attrs: { src, alt, title } }) => ({
  dom: isOnOtherSite(src)
    ? make('span', { className: 'remote-image', title: src }, `[${alt || 'Image'}: on another site]`)
    : make('img', title ? { src, alt, title } : { src, alt }),
})
