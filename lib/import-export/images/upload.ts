import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Found } from '#lib/import-export/images/locate-all.ts'
import { processImage } from '#lib/media/processing.ts'
import { storeImage } from '#lib/media/storing.ts'
import { mediaPath } from '#lib/urls/paths.ts'

/** The result of an upload. `id` is null in a dry run. */
export type Uploaded =
  | { kind: 'uploaded'; id: string | null; src: string }
  | { kind: 'refused'; reason: string }

type ImageFile = Extract<Found, { kind: 'file' }>

/** Uploads images, each content once per import. */
export class ImageUploader {
  readonly #uploaded = new Map<string, Uploaded>()
  readonly #viewer: Viewer
  /** Check everything, write nothing. */
  readonly dryRun: boolean

  constructor(viewer: Viewer, dryRun: boolean) {
    this.#viewer = viewer
    this.dryRun = dryRun
  }

  async upload(file: ImageFile): Promise<Uploaded> {
    const known = this.#uploaded.get(file.hash)
    if (known) return known
    const uploaded = await this.#store(file)
    this.#uploaded.set(file.hash, uploaded)
    return uploaded
  }

  async #store({ path, hash }: ImageFile): Promise<Uploaded> {
    try {
      const bytes = await readFile(path)
      if (!this.dryRun) {
        const { id, src } = await storeImage(this.#viewer, { name: basename(path), bytes })
        return { kind: 'uploaded', id, src }
      }
      const { mime } = await processImage(bytes)
      // Only a stored image has a final URL; in a dry run any URL will do.
      return { kind: 'uploaded', id: null, src: mediaPath(hash, mime) }
    } catch (error) {
      if (error instanceof Invalid) return { kind: 'refused', reason: error.message }
      throw error
    }
  }
}
