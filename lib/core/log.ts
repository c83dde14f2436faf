type Write = (fields: Readonly<Record<string, string | number>>, message: string) => void

const shared = globalThis as typeof globalThis & { publicationWarn?: Write }

/** Sets where lib's warnings go: the server's log. Next's bundle and the server share it through globalThis. */
export function warnTo(write: Write): void {
  shared.publicationWarn = write
}

/** Writes a line to the server's log. Without a server, on the command line, it is dropped. */
export function warn(fields: Parameters<Write>[0], message: string): void {
  shared.publicationWarn?.(fields, message)
}
