import { EventEmitter } from 'node:events'
import { watch } from 'node:fs'

/** Folders with what the server process loads itself, its rendering threads included. Next reloads the rest. */
const FOLDERS = ['lib', 'server', 'components/mdx']
const QUIET_MS = 150

/** Emits 'edit' with a file that the server process loads when it changes: once for what changes together. */
export class ServerFiles extends EventEmitter<{ edit: [file: string] }> {
  readonly #watchers = FOLDERS.map((folder) =>
    watch(folder, { recursive: true }, (_, name) => this.#note(`${folder}/${name}`)),
  )
  #timer: NodeJS.Timeout | undefined

  close() {
    clearTimeout(this.#timer)
    for (const watcher of this.#watchers) watcher.close()
  }

  #note(file: string) {
    if (!isServerFile(file)) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.emit('edit', file), QUIET_MS)
  }
}

/** Whether the server process may have loaded a file. Tests never are, and lib/web only by Next. */
export function isServerFile(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('lib/web/')
}
