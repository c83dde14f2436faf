import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Found } from '#lib/import-export/images/locate-all.ts'
import { processPicture } from '#lib/media/processing.ts'
import { storePicture } from '#lib/media/storing.ts'
import { mediaPath } from '#lib/urls/paths.ts'

/** What became of a picture. `id` is null when nothing is written. */
export type Uploaded = { kind: 'taken'; id: string | null; src: string } | { kind: 'refused'; reason: string }

type PictureFile = Extract<Found, { kind: 'file' }>

/** Takes pictures in, each content once in an import. */
export class ImageUploader {
  readonly #taken = new Map<string, Uploaded>()
  readonly #viewer: Viewer
  /** Look at everything, write nothing. */
  readonly dryRun: boolean

  constructor(viewer: Viewer, dryRun: boolean) {
    this.#viewer = viewer
    this.dryRun = dryRun
  }

  async take(file: PictureFile): Promise<Uploaded> {
    const known = this.#taken.get(file.hash)
    if (known) return known
    const taken = await this.#takeIn(file)
    this.#taken.set(file.hash, taken)
    return taken
  }

  async #takeIn({ path, hash }: PictureFile): Promise<Uploaded> {
    try {
      const bytes = await readFile(path)
      if (!this.dryRun) {
        const { id, src } = await storePicture(this.#viewer, { name: basename(path), bytes })
        return { kind: 'taken', id, src }
      }
      const { mime } = await processPicture(bytes)
      // Only what is written has its own address; to the text one is as good as another.
      return { kind: 'taken', id: null, src: mediaPath(hash, mime) }
    } catch (error) {
      if (error instanceof Invalid) return { kind: 'refused', reason: error.message }
      throw error
    }
  }
}
