import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { sendResponse, textResponse } from '#server/http/buffered-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { RequestObserver } from '#server/observability/request-observer.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

type ClientErrorDeps = {
  observer: Pick<RequestObserver, 'begin' | 'record'>
  /** Security headers of every response. */
  common: HeaderList
}

/**
 * Sends a response and an access log entry for the requests that Node would reject silently: malformed, too slow,
 * CONNECT, and expectations other than 100-continue.
 */
export function handleClientErrors(server: Server, { observer, common }: ClientErrorDeps) {
  server.on('clientError', (error, duplex) => {
    const response = responseFor(error)
    const socket = toSocket(duplex)
    const incoming = socket?.parser?.incoming
    if (!response || !socket?.writable || socket.bytesRead === 0) duplex.destroy()
    else if (incoming && !incoming.complete) rejectIncomplete(incoming, socket, response)
    else reject(unreadRequest(socket), socket, response)
  })

  server.on('connect', (req, duplex) => {
    const socket = toSocket(duplex.on('error', () => {}))
    if (socket) reject(req, socket, NO_PROXY)
  })

  server.on('checkExpectation', (req, res) => {
    observer.record(observer.begin(), req, EXPECTATION_FAILED.status)
    sendResponse(req, res, EXPECTATION_FAILED, common)
  })

  // While a response is being sent, a second one would be mistaken for part of it.
  function reject(req: IncomingMessage, socket: ParsedSocket, response: BufferedResponse) {
    const canRespond = !socket._httpMessage
    observer.record(observer.begin(), req, canRespond ? response.status : 0)
    if (!canRespond) return void socket.destroy()
    const res = new ServerResponse(req)
    res.assignSocket(socket)
    sendResponse(req, res, response, common)
    socket.destroySoon()
  }

  // A request whose headers were complete is in the access log already.
  function rejectIncomplete(req: IncomingMessage, socket: ParsedSocket, response: BufferedResponse) {
    const res = socket._httpMessage
    if (res?.req === req && !res.headersSent) sendResponse(req, res, response, common)
    else socket.destroy()
  }
}

const CLOSE = { connection: 'close' }
const MALFORMED = textResponse(400, 'The request is malformed HTTP. Correct it and send it again.\n', CLOSE)
const NO_PROXY = textResponse(405, 'This server is not a proxy. Use GET or HEAD.\n', {
  ...CLOSE,
  allow: 'GET, HEAD',
})
const REQUEST_TIMEOUT = textResponse(408, 'The request took too long to arrive. Send it again.\n', CLOSE)
const EXPECTATION_FAILED = textResponse(
  417,
  'This Expect header is not supported. Remove it, or send 100-continue.\n',
  CLOSE,
)

const ERROR_RESPONSES: Record<string, BufferedResponse> = {
  ERR_HTTP_REQUEST_TIMEOUT: REQUEST_TIMEOUT,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: textResponse(
    413,
    'The chunk extensions are too large. Send the body without them.\n',
    CLOSE,
  ),
  HPE_HEADER_OVERFLOW: textResponse(
    431,
    'The request headers are too large. Send at most 16 kB; deleting cookies may help.\n',
    CLOSE,
  ),
}

/** Null when the client has disconnected. */
function responseFor({ code = '' }: NodeJS.ErrnoException): BufferedResponse | null {
  return ERROR_RESPONSES[code] ?? (code.startsWith('HPE_') ? MALFORMED : null)
}

function unreadRequest(socket: Socket): IncomingMessage {
  return Object.assign(new IncomingMessage(socket), { method: 'none' })
}

/** Internal properties of Node's sockets that have no public API. */
type ParsedSocket = Socket & {
  parser?: { incoming: IncomingMessage | null } | null
  _httpMessage?: ServerResponse
}

function toSocket(duplex: Duplex): ParsedSocket | null {
  return duplex instanceof Socket ? duplex : null
}
