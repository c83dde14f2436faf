import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Found } from '#lib/import-export/images/locate-all.ts'
import { processPicture } from '#lib/media/processing.ts'
import { storePicture } from '#lib/media/storing.ts'
import { mediaPath } from '#lib/urls/paths.ts'

/** What became of a picture. `id` is null when nothing is written. */
export type Uploaded = { kind: 'uploaded'; id: string | null; src: string } | { kind: 'refused'; reason: string }

type PictureFile = Extract<Found, { kind: 'file' }>

/** Takes pictures in, each content once in an import. */
export class ImageUploader {
  readonly #uploaded = new Map<string, Uploaded>()
  readonly #viewer: Viewer
  /** Look at everything, write nothing. */
  readonly dryRun: boolean

  constructor(viewer: Viewer, dryRun: boolean) {
    this.#viewer = viewer
    this.dryRun = dryRun
  }

  async upload(file: PictureFile): Promise<Uploaded> {
    const known = this.#uploaded.get(file.hash)
    if (known) return known
    const uploaded = await this.#store(file)
    this.#uploaded.set(file.hash, uploaded)
    return uploaded
  }

  async #store({ path, hash }: PictureFile): Promise<Uploaded> {
    try {
      const bytes = await readFile(path)
      if (!this.dryRun) {
        const { id, src } = await storePicture(this.#viewer, { name: basename(path), bytes })
        return { kind: 'uploaded', id, src }
      }
      const { mime } = await processPicture(bytes)
      // Only what is written has its own address; to the text one is as good as another.
      return { kind: 'uploaded', id: null, src: mediaPath(hash, mime) }
    } catch (error) {
      if (error instanceof Invalid) return { kind: 'refused', reason: error.message }
      throw error
    }
  }
}
