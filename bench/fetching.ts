export type Reply = { milliseconds: number; bytes: number; cacheStatus: string }

/** Fetches a URL once, with the encodings that browsers accept. Throws unless the response is 2xx. */
export async function fetchOnce(url: string): Promise<Reply> {
  const began = performance.now()
  const reply = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  const body = await reply.arrayBuffer()
  if (!reply.ok) throw new Error(`${url} returned ${reply.status}.`)
  const cacheStatus = /desc=(\w+)/.exec(reply.headers.get('server-timing') ?? '')?.[1] ?? ''
  const sent = Number(reply.headers.get('content-length') ?? body.byteLength)
  return { milliseconds: performance.now() - began, bytes: sent, cacheStatus }
}
