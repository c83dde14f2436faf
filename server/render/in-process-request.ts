import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Overloaded } from '#server/render/concurrency-limit.ts'
import { pathOf } from '#server/routing/request-target.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>

/** `path` with its query, in its one spelling; `headers` are the only ones that are sent. */
export type InternalRequest = { path: string; headers: Record<string, string> }

export type BufferedResponse = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/**
 * Asks a handler for a path inside this process and collects what it answers. Nothing of a reader's request reaches it
 * but what the question says. Throws when the handler throws; Crowded when it gives no whole answer within `milliseconds`.
 */
export function inject(
  handler: Handler,
  question: InternalRequest,
  milliseconds: number,
): Promise<BufferedResponse> {
  const socket = new BufferingSocket()
  const res = new ServerResponse(requestFor(question, socket))
  res.assignSocket(socket)
  // What a server does for its connections: without it a handler that streams a large file waits for ever.
  socket.on('drain', () => res.emit('drain'))
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      clearTimeout(deadline)
      reject(error)
      socket.destroy()
    }
    const deadline = setTimeout(
      () => fail(new Overloaded(`No answer for ${pathOf(question.path)} in time.`)),
      milliseconds,
    )
    socket.once('close', () => fail(new Error(`The answer for ${pathOf(question.path)} broke off.`)))
    res.once('finish', () => {
      clearTimeout(deadline)
      resolve(readAnswer(res.statusCode, socket.bytes()))
      socket.destroy()
    })
    handler(res.req, res).catch(fail)
  })
}

// HTTP/1.0 on purpose: the body then follows the head as it is, without chunks.
function requestFor({ path, headers }: InternalRequest, socket: Socket): IncomingMessage {
  const req = new IncomingMessage(socket)
  req.method = 'GET'
  req.url = path
  req.httpVersion = '1.0'
  req.httpVersionMajor = 1
  req.httpVersionMinor = 0
  req.headers = { ...headers }
  req.rawHeaders = Object.entries(headers).flat()
  req.complete = true
  req.push(null)
  return req
}

class BufferingSocket extends Socket {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void) {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
    done()
  }

  override _writev(parts: { chunk: Buffer | string; encoding: BufferEncoding }[], done: () => void) {
    for (const part of parts) this._write(part.chunk, part.encoding, () => {})
    done()
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}

// The head is read from what was sent: a handler may set headers in ways that leave no other trace.
function readAnswer(status: number, bytes: Buffer): BufferedResponse {
  const end = bytes.indexOf('\r\n\r\n')
  const headers: Record<string, string | string[]> = {}
  for (const line of bytes.toString('latin1', 0, end).split('\r\n').slice(1)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return { status, headers, body: bytes.subarray(end + 4) }
}
