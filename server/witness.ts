import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '#server/log'
import type { Metrics } from '#server/metrics'

/** What is noted about a request while it is answered. */
export type Sight = { id: string; route: string; verdict: string }

const run = randomBytes(4).toString('hex')
let count = 0

/**
 * Notes one line and one count per request once it is over. No address, query, cookie or other secret of a reader is
 * noted; the client's network is enough to see an attack.
 */
export function witness(
  req: IncomingMessage,
  res: ServerResponse,
  { log, metrics }: { log: Log; metrics: Metrics },
) {
  const began = performance.now()
  const sight: Sight = { id: `${run}-${(++count).toString(36)}`, route: 'none', verdict: 'none' }
  res.once('close', () => {
    const ms = Math.round((performance.now() - began) * 100) / 100
    const status = res.headersSent ? res.statusCode : 0
    metrics.countRequest(sight.route, status, sight.verdict)
    log.info(
      { id: sight.id, method: req.method, route: sight.route, status, verdict: sight.verdict, ms },
      'request',
    )
  })
  return sight
}
