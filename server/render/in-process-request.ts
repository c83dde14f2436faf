import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Overloaded } from '#lib/core/errors.ts'
import { pathOf } from '#server/routing/request-target.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>

/** `path`: the canonical path with its query. `headers`: the only headers that are sent. */
export type InternalRequest = { path: string; headers: Record<string, string> }

export type BufferedResponse = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/** The response ended early. */
export class CutOff extends Error {
  constructor(path: string) {
    super(`The response for ${path} was cut off.`)
  }
}

/**
 * Injects a request into a handler in this process and buffers the response. Nothing of the reader's own request
 * reaches the handler. Throws when the handler throws, and Overloaded when no complete response arrives within
 * `milliseconds`.
 */
export function inject(
  handler: Handler,
  request: InternalRequest,
  milliseconds: number,
): Promise<BufferedResponse> {
  const socket = new BufferingSocket()
  const res = new ServerResponse(requestFor(request, socket))
  res.assignSocket(socket)
  // An HTTP server forwards 'drain' to the response; without it, streaming a large file never continues.
  socket.on('drain', () => res.emit('drain'))
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      clearTimeout(deadline)
      reject(error)
      socket.destroy()
    }
    const deadline = setTimeout(
      () => fail(new Overloaded(`${pathOf(request.path)} timed out.`)),
      milliseconds,
    )
    socket.once('close', () => fail(new CutOff(pathOf(request.path))))
    res.once('finish', () => {
      clearTimeout(deadline)
      const response = parseResponse(res.statusCode, socket.bytes())
      const { 'content-length': length } = response.headers
      if (length !== undefined && Number(length) !== response.body.length)
        fail(new CutOff(pathOf(request.path)))
      else resolve(response)
      socket.destroy()
    })
    handler(res.req, res).catch(fail)
  })
}

// HTTP/1.0, so that the body follows the headers without chunking.
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

// Headers are parsed from the bytes: a handler may set them in ways that leave no other trace.
function parseResponse(status: number, bytes: Buffer): BufferedResponse {
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
