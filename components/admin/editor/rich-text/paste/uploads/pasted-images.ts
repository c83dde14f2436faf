import { Plugin } from 'prosemirror-state'
import type { InsertAt, Place } from '#components/admin/editor/images/editor-target.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { fileFromData } from '#components/admin/editor/rich-text/paste/uploads/file-from-data.ts'
import {
  addSpots,
  newId,
  placeOf,
  type Spot,
} from '#components/admin/editor/rich-text/paste/uploads/places.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

const WAITING = 'upload:'

/**
 * Images that come inside pasted HTML: their bytes never get into the text. Each stands in it under a short name until
 * the paste is over, then a box takes its place and the upload begins.
 */
export class PastedImages {
  private readonly waiting = new Map<string, File>()
  private readonly starting: { id: number; file: File }[] = []
  private readonly services: EditorServices
  private readonly uploading = new Set<number>()
  private toDo = ''
  private remote = 0
  private lost = 0

  constructor(services: EditorServices) {
    this.services = services
  }

  /** The address under which an image of pasted HTML stands in the text. */
  readonly take = (src: string): string | null => {
    if (/^data:image\//i.test(src)) return this.wait(src)
    const url = URL.parse(src, location.origin)
    if (url?.origin === location.origin && src !== '') return url.pathname
    if (/^https?:/i.test(src)) this.remote += 1
    else this.lost += 1
    return /^https?:/i.test(src) ? src : null
  }

  /** Forgets what an earlier paste did not use, and counts from nought. */
  begin() {
    this.services.notify?.(null)
    this.waiting.clear()
    this.toDo = ''
    this.remote = 0
    this.lost = 0
  }

  /** Says what the writer has to do about images. */
  report() {
    const messages = [
      this.remote > 0 && `Images on other sites: ${this.remote}. Upload them before you publish.`,
      this.lost > 0 && `Images that could not be pasted: ${this.lost}. Insert them as files.`,
    ].filter((message) => message !== false)
    this.toDo = messages.join(' ')
    this.say(this.waiting.size)
  }

  plugin(): Plugin {
    return new Plugin({
      appendTransaction: (transactions, _before, { doc, tr }) => {
        if (this.waiting.size === 0 || !transactions.some(({ docChanged }) => docChanged)) return null
        const spots: Spot[] = []
        doc.descendants((node, at, parent) => {
          const file = node.type === nodes.figure && this.waiting.get(node.attrs.src)
          if (!file) return !node.isTextblock
          this.waiting.delete(node.attrs.src)
          const from = tr.mapping.map(at)
          const isOnly = parent?.childCount === 1
          tr.replaceWith(from, from + node.nodeSize, isOnly ? nodes.paragraph.create() : [])
          const spot = { id: newId(), at: isOnly ? from + 2 : from, name: file.name }
          spots.push(spot)
          this.starting.push({ id: spot.id, file })
          return false
        })
        return spots.length > 0 ? addSpots(tr, spots) : null
      },
      view: () => ({
        update: (view) => {
          for (const { id, file } of this.starting.splice(0)) {
            const place = this.watched(placeOf(view, id), id)
            const insertAt: InsertAt = Object.assign(place.fill, { placeFor: () => place })
            this.services.uploadFiles([file], insertAt)
          }
        },
      }),
    })
  }

  /** A place that counts as being uploaded to until it is filled, given up or has failed. */
  private watched(place: Place, id: number): Place {
    this.uploading.add(id)
    const end = () => {
      if (this.uploading.delete(id) && this.uploading.size === 0) this.say(0)
    }
    return {
      fill: (figure) => {
        end()
        return place.fill(figure)
      },
      note: (state) => {
        if (state === 'gone' || state === 'failed') end()
        place.note(state)
      },
    }
  }

  private say(count: number) {
    const { notify, announce } = this.services
    const progress = count === 1 ? 'An image is being uploaded.' : `${count} images are being uploaded.`
    const message = [count > 0 && progress, this.toDo].filter(Boolean).join(' ')
    if (notify) notify(message || null)
    else if (message) announce(message)
  }

  private wait(src: string): string | null {
    const file = fileFromData(src, `pasted-${this.waiting.size + 1}`)
    if (!file) {
      this.lost += 1
      return null
    }
    const name = `${WAITING}${newId()}`
    this.waiting.set(name, file)
    return name
  }
}
