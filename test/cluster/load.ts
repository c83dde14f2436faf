type Failure = { path: string; status: number | null; reason: string }

export type Load = {
  /** Requests answered so far. */
  answered(): number
  /** Ends the load. Returns what failed: no answer, or a status from 500 on. */
  stop(): Promise<Failure[]>
}

/** Asks for these paths in turn, `clients` at a time, until it is stopped. */
export function putLoad(url: string, paths: readonly string[], clients: number): Load {
  const failures: Failure[] = []
  const stopping = new AbortController()
  let answered = 0
  const running = Array.from({ length: clients }, (_, client) => read(client))
  return {
    answered: () => answered,
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
      return failures
    },
  }

  async function read(client: number) {
    for (let turn = client; !stopping.signal.aborted; turn++) await ask(paths[turn % paths.length] ?? '/')
  }

  async function ask(path: string) {
    try {
      const response = await fetch(url + path, { signal: AbortSignal.timeout(60_000) })
      await response.arrayBuffer()
      answered++
      if (response.status >= 500) failures.push({ path, status: response.status, reason: 'status' })
    } catch (error) {
      const reason = error instanceof Error ? String(error.cause ?? error.message) : String(error)
      failures.push({ path, status: null, reason })
    }
  }
}
