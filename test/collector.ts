import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

const value = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.coerce.number() }).transform(({ intValue }) => intValue),
  z.unknown(),
])

const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z
    .array(z.object({ key: z.string(), value }))
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => [pair.key, pair.value]))),
})

// ExportTraceServiceRequest in the JSON encoding of OTLP.
const request = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.unknown(), scopeSpans: z.array(z.object({ spans: z.array(span) })) }),
  ),
})

export type ReceivedSpan = z.output<typeof span>

/** A collector of traces on a free port of this machine. `answer`: replaces its 200. */
export async function openCollector(answer = 200) {
  const texts: string[] = []
  const spans: ReceivedSpan[] = []
  const requests: IncomingMessage[] = []
  const server = createServer(async (req, res) => {
    requests.push(req)
    if (req.headers['content-type'] !== 'application/json')
      return void req.resume().on('end', () => res.end())
    const body = await json(req)
    texts.push(JSON.stringify(body))
    for (const { scopeSpans } of request.parse(body).resourceSpans)
      spans.push(...scopeSpans.flatMap((each) => each.spans))
    res.writeHead(answer, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    spans,
    requests,
    /** Everything received, as it was sent. */
    text: () => texts.join('\n'),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
