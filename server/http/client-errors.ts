import { IncomingMessage, type Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { plainAnswer, sendAnswer } from '#server/http/buffered-response.ts'
import type { HeaderList } from '#server/http/representation.ts'
import type { Witness } from '#server/observability/request-observer.ts'
import type { Answer } from '#server/render/in-process-request.ts'

type Parts = {
  witness: Pick<Witness, 'see' | 'note'>
  /** Headers of every answer. */
  common: HeaderList
}

/** Answers and notes what Node would refuse by itself, without a word to anybody. */
export function takeRefusals(server: Server, { witness, common }: Parts) {
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
    witness.note(witness.see(), req, UNMET.status)
    sendAnswer(req, res, UNMET, common)
  })

  // What comes after an answer that is still on its way cannot be answered without being taken for it.
  function refuse(req: IncomingMessage, socket: ReadSocket, answer: Answer) {
    const canAnswer = !socket._httpMessage
    witness.note(witness.see(), req, canAnswer ? answer.status : 0)
    if (!canAnswer) return void socket.destroy()
    const res = new ServerResponse(req)
    res.assignSocket(socket)
    sendAnswer(req, res, answer, common)
    socket.destroySoon()
  }

  // A request whose head was read is noted already.
  function refuseRest(req: IncomingMessage, socket: ReadSocket, answer: Answer) {
    const res = socket._httpMessage
    if (res?.req === req && !res.headersSent) sendAnswer(req, res, answer, common)
    else socket.destroy()
  }
}

const CLOSE = { connection: 'close' }
const UNREADABLE = plainAnswer(400, 'That is no request we can read.\n', CLOSE)
const NO_PROXY = plainAnswer(405, 'This is no proxy.\n', { ...CLOSE, allow: 'GET, HEAD' })
const TOO_LATE = plainAnswer(408, 'That took too long.\n', CLOSE)
const UNMET = plainAnswer(417, 'We cannot promise that.\n', CLOSE)

const REFUSALS: Record<string, Answer> = {
  ERR_HTTP_REQUEST_TIMEOUT: TOO_LATE,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: plainAnswer(413, 'That is too large.\n', CLOSE),
  HPE_HEADER_OVERFLOW: plainAnswer(431, 'That head is too long.\n', CLOSE),
}

/** Null when there is nobody left to answer. */
function answerTo({ code = '' }: NodeJS.ErrnoException): Answer | null {
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
