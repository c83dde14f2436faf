import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

const TIMEOUT_MS = 5_000

/**
 * Posts to a service that the operator has named in the environment, which may be private: no writer's text chooses it,
 * so its address is not checked. Redirects are not followed and the answer is not read. Returns its status.
 */
export async function postTo(url: URL, body: Uint8Array, headers: Record<string, string>): Promise<number> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    signal,
    headers: { ...headers, 'content-length': body.length },
  })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject).end(body)
  })
  // Later errors of a request that has been answered matter to no one.
  request.on('error', () => undefined)
  response.on('error', () => undefined).destroy()
  return response.statusCode ?? 0
}
