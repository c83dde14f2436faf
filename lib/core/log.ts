type Write = (fields: Readonly<Record<string, string | number>>, message: string) => void

const shared = globalThis as typeof globalThis & { publicationWarn?: Write }

/** Says where warnings of lib go: the server's log. Next's bundle and the server share it through globalThis. */
export function warnTo(write: Write): void {
  shared.publicationWarn = write
}

/** Writes a line into the server's log. Without a server, on the command line, it goes nowhere. */
export function warn(fields: Parameters<Write>[0], message: string): void {
  shared.publicationWarn?.(fields, message)
}
