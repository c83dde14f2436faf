import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import {
  isRemote,
  type RemoteImage,
  remoteUploads,
} from '#components/admin/editor/rich-text/remote/remote-uploads.ts'
import { make, makeButton } from '#components/admin/editor/rich-text/views/dom.ts'

/** What stands in an image that is on another site: that readers do not see it, and a button to copy it. */
export function remoteNotice(view: EditorView, { outside, announce }: EditorServices) {
  const words = make('span')
  const bar = make('progress', { ariaLabel: 'Uploading the image' })
  let image: RemoteImage = { src: '', alt: '' }
  const uploads = outside && remoteUploads(view, outside)
  const button = makeButton('Upload it', async () => {
    announce('Uploading the image.')
    announce((await uploads?.upload(image)) ?? 'The image is in the library now.')
  })
  const dom = make('div', { className: 'remote-notice' }, words, bar, button)

  const draw = () => {
    const state = uploads?.stateOf(image.src)
    const isBusy = state === 'uploading'
    dom.hidden = !uploads || !isRemote(image.src)
    dom.classList.toggle('failed', state !== undefined && !isBusy)
    words.textContent = isBusy
      ? 'Uploading…'
      : (state?.failed ?? 'This image is on another site. Readers would not see it.')
    button.textContent = state && !isBusy ? 'Try again' : 'Upload it'
    bar.hidden = !isBusy
    button.hidden = isBusy
  }
  const stop = uploads?.listen(draw)
  return {
    dom,
    show(next: RemoteImage) {
      image = next
      draw()
    },
    destroy: () => stop?.(),
  }
}
