import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { sendResponse, textResponse } from '#server/http/buffered-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { RequestObserver } from '#server/observability/request-observer.ts'
import type { BufferedResponse } from '#server/render/in-process-request.ts'

type Parts = {
  observer: Pick<RequestObserver, 'begin' | 'record'>
  /** Headers of every answer. */
  common: HeaderList
}

/** Answers and notes what Node would refuse by itself, without a word to anybody. */
export function handleClientErrors(server: Server, { observer, common }: Parts) {
  server.on('clientError', (error, duplex) => {
    const answer = answerTo(error)
    const socket = readable(duplex)
    const asked = socket?.parser?.incoming
    if (!answer || !socket?.writable || socket.bytesRead === 0) duplex.destroy()
    else if (asked && !asked.complete) refuseRest(asked, socket, answer)
    else refuse(nothingRead(socket), socket, answer)
  })

  server.on('connect', (req, duplex) => {
    const socket = readable(duplex.on('error', () => {}))
    if (socket) refuse(req, socket, NO_PROXY)
  })

  server.on('checkExpectation', (req, res) => {
    observer.record(observer.begin(), req, UNMET.status)
    sendResponse(req, res, UNMET, common)
  })

  // What comes after an answer that is still on its way cannot be answered without being taken for it.
  function refuse(req: IncomingMessage, socket: ReadSocket, answer: BufferedResponse) {
    const canAnswer = !socket._httpMessage
    observer.record(observer.begin(), req, canAnswer ? answer.status : 0)
    if (!canAnswer) return void socket.destroy()
    const res = new ServerResponse(req)
    res.assignSocket(socket)
    sendResponse(req, res, answer, common)
    socket.destroySoon()
  }

  // A request whose head was read is noted already.
  function refuseRest(req: IncomingMessage, socket: ReadSocket, answer: BufferedResponse) {
    const res = socket._httpMessage
    if (res?.req === req && !res.headersSent) sendResponse(req, res, answer, common)
    else socket.destroy()
  }
}

const CLOSE = { connection: 'close' }
const UNREADABLE = textResponse(400, 'That is no request we can read.\n', CLOSE)
const NO_PROXY = textResponse(405, 'This is no proxy.\n', { ...CLOSE, allow: 'GET, HEAD' })
const TOO_LATE = textResponse(408, 'That took too long.\n', CLOSE)
const UNMET = textResponse(417, 'We cannot promise that.\n', CLOSE)

const REFUSALS: Record<string, BufferedResponse> = {
  ERR_HTTP_REQUEST_TIMEOUT: TOO_LATE,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: textResponse(413, 'That is too large.\n', CLOSE),
  HPE_HEADER_OVERFLOW: textResponse(431, 'That head is too long.\n', CLOSE),
}

/** Null when there is nobody left to answer. */
function answerTo({ code = '' }: NodeJS.ErrnoException): BufferedResponse | null {
  return REFUSALS[code] ?? (code.startsWith('HPE_') ? UNREADABLE : null)
}

function nothingRead(socket: Socket): IncomingMessage {
  return Object.assign(new IncomingMessage(socket), { method: 'none' })
}

/** What Node keeps at a connection, and shows in no public place. */
type ReadSocket = Socket & {
  parser?: { incoming: IncomingMessage | null } | null
  _httpMessage?: ServerResponse
}

function readable(duplex: Duplex): ReadSocket | null {
  return duplex instanceof Socket ? duplex : null
}
