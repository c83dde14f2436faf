import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import { fileFromData } from '#components/admin/editor/rich-text/paste/uploads/file-from-data.ts'
import type { Outside } from '#components/admin/editor/rich-text/remote/outside.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import { isOnOtherSite } from '#components/admin/editor/rich-text/views/image-source.ts'
import { sendImage } from '#components/admin/media/send-image.ts'
import type { Result } from '#lib/admin/views.ts'
import type { MediaView } from '#lib/media/views.ts'

export type RemoteState = 'uploading' | { failed: string }
export type RemoteImage = { src: string; alt: string }

/** Whether an image is not in the library, so that readers would not see it. */
export function isRemote(src: string): boolean {
  return isOnOtherSite(src) || /^data:image\//i.test(src)
}

/** The images of a text that are not in the library, each address once. */
export function remoteImagesIn(doc: Node): RemoteImage[] {
  const found = new Map<string, RemoteImage>()
  doc.descendants(({ type, attrs: { src, alt } }) => {
    if (isImage(type) && isRemote(src) && !found.has(src)) found.set(src, { src, alt })
  })
  return [...found.values()]
}

/** Copies images of a text into the library, one after the other, and points the text at the copies. */
export class RemoteUploads {
  private readonly states = new Map<string, RemoteState>()
  private readonly listeners = new Set<() => void>()
  private queue = Promise.resolve()
  private readonly view: EditorView
  private readonly outside: Outside

  constructor(view: EditorView, outside: Outside) {
    this.view = view
    this.outside = outside
  }

  stateOf(src: string): RemoteState | undefined {
    return this.states.get(src)
  }

  /** Calls the listener after each change of a state; returns what ends that. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves with the reason when it fails, else with null. */
  upload(image: RemoteImage): Promise<string | null> {
    const { src } = image
    if (this.states.get(src) === 'uploading') return Promise.resolve(null)
    this.note(src, 'uploading')
    const done = this.queue.then(() => this.send(image))
    this.queue = done.then(() => undefined)
    return done
  }

  private async send(image: RemoteImage): Promise<string | null> {
    const result = await copy(image, this.outside)
    const failed = result.ok ? null : (result.fields.address ?? result.fields.file ?? result.message)
    if (result.ok) this.show(image.src, result.value.src)
    this.note(image.src, failed === null ? undefined : { failed })
    return failed
  }

  /** The copy takes its place in every image, in a step that can be undone. */
  private show(before: string, src: string): void {
    const { view } = this
    if (view.isDestroyed) return
    readSelection(view)
    const tr = closeHistory(view.state.tr)
    view.state.doc.descendants((node, at) => {
      if (isImage(node.type) && node.attrs.src === before) tr.setNodeAttribute(at, 'src', src)
    })
    if (!tr.docChanged) return
    view.dispatch(tr)
    view.dispatch(closeHistory(view.state.tr))
  }

  private note(src: string, state: RemoteState | undefined): void {
    if (state) this.states.set(src, state)
    else this.states.delete(src)
    for (const listener of [...this.listeners]) listener()
  }
}

const all = new WeakMap<EditorView, RemoteUploads>()

/** The uploads of an editor. */
export function remoteUploads(view: EditorView, outside: Outside): RemoteUploads {
  const uploads = all.get(view) ?? new RemoteUploads(view, outside)
  all.set(view, uploads)
  return uploads
}

function copy({ src, alt }: RemoteImage, { copyImage }: Outside): Promise<Result<MediaView>> {
  if (!/^data:/i.test(src)) return copyImage({ address: new URL(src, 'https://x.invalid').href, alt })
  const file = fileFromData(src, 'pasted')
  return file ? sendImage(file) : Promise.resolve(DAMAGED)
}

const DAMAGED: Result<MediaView> = {
  ok: false,
  code: 'invalid',
  message: 'The image is damaged. Insert it as a file.',
  fields: {},
  problems: [],
}

function isImage(type: Node['type']): boolean {
  return type === nodes.figure || type === nodes.image
}
