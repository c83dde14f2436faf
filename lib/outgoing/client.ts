import { Agent, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps, Agent as SecureAgent } from 'node:https'
import { failureOf } from '#lib/outgoing/failures.ts'
import { guardedLookup, type Resolve } from '#lib/outgoing/guarded-lookup.ts'
import { NotPublic } from '#lib/outgoing/not-public.ts'
import type { Guard } from '#lib/outgoing/public-addresses.ts'
import { readBody } from '#lib/outgoing/reading-body.ts'
import { Slots } from '#lib/outgoing/slots.ts'
import { literalAddress, parseTarget, portOf, refusal } from '#lib/outgoing/target.ts'

const MAX_REDIRECTS = 5
const MAX_HEADER_BYTES = 16 * 1024
const REDIRECTS = [301, 302, 303, 307, 308]

export type Wanted = {
  /** Media types that are accepted, such as text/html; the others are not read. */
  types: readonly string[]
  /** Of the body, as sent and unpacked. */
  maxBytes: number
}

export type Fetched = {
  /** Where it was found, after redirects. */
  url: string
  type: string
  /** As the header says; null when it does not. */
  charset: string | null
  bytes: Buffer
}

/** What is posted. */
export type Message = { headers: Readonly<Record<string, string>>; body: string }

type Options = {
  guard: Guard
  resolve: Resolve
  userAgent: string
  /** For everything together: waiting, redirects and the body. */
  timeoutMs: number
}

type Request = {
  method: 'GET' | 'POST'
  headers: Readonly<Record<string, string>>
  body?: string
  signal: AbortSignal
}

/** The client for everything that leaves this machine. Each instance has its own limits. */
export class OutgoingClient {
  readonly #options: Options
  readonly #slots = new Slots()

  constructor(options: Options) {
    this.#options = options
  }

  /**
   * Gets what is at a public web address. Throws Invalid with the reason under `address`, or Overloaded when too many
   * requests wait.
   */
  async get(address: string, wanted: Wanted): Promise<Fetched> {
    const signal = AbortSignal.timeout(this.#options.timeoutMs)
    let url = parseTarget(address)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const result = await this.#slots.run(url.host, () => this.#visit(url, wanted, signal))
      if (!(result instanceof URL)) return result
      url = result
    }
    throw refusal('The address redirects too often.')
  }

  /**
   * Posts a message. Follows no redirect, so that what the headers hold goes nowhere else. Throws Invalid with the reason
   * under `address` when the answer is no success, or Overloaded.
   */
  async post(address: string, message: Message, stop: AbortSignal): Promise<void> {
    const late = AbortSignal.timeout(this.#options.timeoutMs)
    const url = parseTarget(address)
    const request: Request = { method: 'POST', ...message, signal: AbortSignal.any([late, stop]) }
    await this.#slots.run(url.host, () =>
      this.#exchange(url, request, async ({ statusCode = 0 }) => {
        if (statusCode < 200 || statusCode > 299) throw refusal(`It answered with the status ${statusCode}.`)
      }),
    )
  }

  /** Returns what is there, or where it redirects to. */
  #visit(url: URL, wanted: Wanted, signal: AbortSignal): Promise<Fetched | URL> {
    const headers = { accept: wanted.types.join(', '), 'accept-encoding': 'gzip, deflate, br' }
    return this.#exchange(url, { method: 'GET', headers, signal }, async (response) => {
      return locationOf(response, url) ?? (await read(response, url, wanted))
    })
  }

  async #exchange<Result>(
    url: URL,
    request: Request,
    take: (response: IncomingMessage) => Promise<Result>,
  ): Promise<Result> {
    try {
      const response = await this.#send(url, request)
      try {
        return await take(response)
      } finally {
        response.destroy()
      }
    } catch (error) {
      throw failureOf(error, { isLate: request.signal.aborted })
    }
  }

  #send(url: URL, { method, headers, body, signal }: Request): Promise<IncomingMessage> {
    signal.throwIfAborted()
    const { guard, resolve, userAgent } = this.#options
    const isAllowed = (address: string) => guard(address, portOf(url))
    const literal = literalAddress(url)
    if (literal !== null && !isAllowed(literal)) throw new NotPublic()
    const isSecure = url.protocol === 'https:'
    return new Promise((settle, reject) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, {
        // One connection per request: none is reused for a name that has been checked earlier.
        agent: isSecure ? new SecureAgent() : new Agent(),
        lookup: guardedLookup(resolve, isAllowed),
        maxHeaderSize: MAX_HEADER_BYTES,
        signal,
        method,
        headers: {
          'user-agent': userAgent,
          ...headers,
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      })
      request.once('response', settle).once('error', reject).end(body)
    })
  }
}

function locationOf({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | null {
  return REDIRECTS.includes(statusCode) && headers.location ? parseTarget(headers.location, url) : null
}

async function read(response: IncomingMessage, url: URL, { types, maxBytes }: Wanted): Promise<Fetched> {
  const { statusCode = 0, headers } = response
  if (statusCode >= 500) throw refusal(`The site has a problem (${statusCode}). Try again later.`)
  if (statusCode !== 200) throw refusal(`The site does not show this address (${statusCode}).`)
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  if (!types.includes(type.trim()))
    throw refusal(`This address holds something else: ${type.trim() || 'no type given'}.`)
  const charset = parameters.map((each) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(each)?.[1]).find(Boolean)
  return {
    url: url.href,
    type: type.trim(),
    charset: charset ?? null,
    bytes: await readBody(response, maxBytes),
  }
}
