export type Reply = { milliseconds: number; bytes: number; cacheStatus: string }

/** Asks for an address once, compressed as browsers want it. Throws when it is not there. */
export async function ask(url: string): Promise<Reply> {
  const began = performance.now()
  const reply = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  const body = await reply.arrayBuffer()
  if (!reply.ok) throw new Error(`${url} was answered with ${reply.status}.`)
  const cacheStatus = /desc=(\w+)/.exec(reply.headers.get('server-timing') ?? '')?.[1] ?? ''
  const sent = Number(reply.headers.get('content-length') ?? body.byteLength)
  return { milliseconds: performance.now() - began, bytes: sent, cacheStatus }
}
