import {
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
  type RequestOptions,
} from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { S3Unreachable } from '#lib/storage/s3/faults.ts'

/** In milliseconds. `silence`: without a byte in either direction. `answer`: until the head of a response. */
export type Timeouts = { connecting: number; silence: number; answer: number }

export const TIMEOUTS: Timeouts = { connecting: 3_000, silence: 10_000, answer: 15_000 }

export type Body = { bytes: number; open: () => Readable }

export type Outgoing = {
  method: string
  url: URL
  headers: Record<string, string>
  body?: Body | undefined
  timeouts: Timeouts
}

const AT_ONCE = 32
const agents = {
  'http:': new PlainAgent({ keepAlive: true, maxSockets: AT_ONCE }),
  'https:': new TlsAgent({ keepAlive: true, maxSockets: AT_ONCE }),
}

/** Sends one request; resolves with the head of its response. Throws S3Unreachable when none arrives in time. */
export async function send({ method, url, headers, body, timeouts }: Outgoing): Promise<IncomingMessage> {
  const isTls = url.protocol === 'https:'
  const options: RequestOptions = {
    method,
    agent: agents[isTls ? 'https:' : 'http:'],
    headers: { ...headers, 'content-length': String(body?.bytes ?? 0) },
    timeout: timeouts.silence,
  }
  const req = isTls ? tlsRequest(url, options) : plainRequest(url, options)
  const stop = (what: string) => () => void req.destroy(new Error(what))
  req.on('timeout', stop('The connection was silent for too long.'))
  req.once('socket', (socket) => limitConnecting(socket, timeouts.connecting))
  // A large upload may take longer, as long as bytes flow.
  const deadline = body ? undefined : setTimeout(stop('No response arrived in time.'), timeouts.answer)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    req.once('response', resolve).once('error', reject)
  })
  try {
    if (!body) req.end()
    const sent = body ? pipeline(body.open(), req) : answered
    // A server may answer before it has read the body; then its answer counts.
    return await Promise.race([answered, sent.then(() => answered)])
  } catch (error) {
    req.destroy()
    throw new S3Unreachable({ cause: error, wasIdle: req.reusedSocket && isReset(error) })
  } finally {
    clearTimeout(deadline)
  }
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

function limitConnecting(socket: Socket, milliseconds: number) {
  if (!socket.connecting) return
  const timer = setTimeout(() => socket.destroy(new Error('The connection took too long.')), milliseconds)
  const done = () => clearTimeout(timer)
  socket.once('connect', done).once('close', done)
}

/** The chunks of a response. Throws S3Unreachable when it is cut off. */
export async function* chunksOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response) yield chunk
  } catch (error) {
    throw new S3Unreachable({ cause: error })
  }
}
