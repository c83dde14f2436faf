import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { areaOf } from '#components/admin/editor/rich-text/menus/parts/popup.ts'
import type { Outside } from '#components/admin/editor/rich-text/remote/outside.ts'
import { remoteImagesIn, remoteUploads } from '#components/admin/editor/rich-text/remote/remote-uploads.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'

// The whole text is looked through, so not with each key.
const PAUSE_MS = 400

/** Says above the text how many images are on other sites, and uploads them all. */
export function remoteBar({ outside, announce }: EditorServices): Plugin {
  return new Plugin({
    view: (view) => (outside ? new RemoteBar(view, { outside, announce }) : {}),
  })
}

type Services = { outside: Outside; announce: (message: string) => void }

class RemoteBar {
  private readonly words = make('span')
  private readonly button = makeButton('Upload all', () => void this.uploadAll())
  private readonly element = make('div', { className: 'remote-bar', hidden: true }, this.words, this.button)
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly stop: () => void
  private readonly view: EditorView
  private readonly services: Services

  constructor(view: EditorView, services: Services) {
    this.view = view
    this.services = services
    this.stop = remoteUploads(view, services.outside).listen(() => this.draw())
    areaOf(view).prepend(this.element)
    this.draw()
  }

  update({ state: { doc } }: EditorView, before: { doc: unknown }): void {
    if (doc === before.doc) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.draw(), PAUSE_MS)
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.stop()
    this.element.remove()
  }

  private draw(): void {
    if (this.view.isDestroyed) return
    const images = remoteImagesIn(this.view.state.doc)
    const uploads = remoteUploads(this.view, this.services.outside)
    const left = images.filter(({ src }) => uploads.stateOf(src) === 'uploading').length
    this.element.hidden = images.length === 0
    this.button.hidden = left > 0
    this.words.textContent =
      left > 0
        ? `Uploading images: ${left} left.`
        : `Images on other sites: ${images.length}. Readers load nothing from there.`
  }

  private async uploadAll(): Promise<void> {
    const { outside, announce } = this.services
    const uploads = remoteUploads(this.view, outside)
    const images = remoteImagesIn(this.view.state.doc)
    announce(`Uploading ${images.length} images.`)
    const reasons = await Promise.all(images.map((image) => uploads.upload(image)))
    const failed = reasons.filter((reason) => reason !== null).length
    announce(
      failed > 0 ? `Images that could not be uploaded: ${failed}.` : 'All images are in the library now.',
    )
  }
}
