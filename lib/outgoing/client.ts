import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps, Agent as SecureAgent } from 'node:https'
import { failureOf } from '#lib/outgoing/failures.ts'
import { guardedLookup, type Resolve } from '#lib/outgoing/guarded-lookup.ts'
import { NotPublic } from '#lib/outgoing/not-public.ts'
import type { Guard } from '#lib/outgoing/public-addresses.ts'
import { readBody } from '#lib/outgoing/reading-body.ts'
import { saveBody } from '#lib/outgoing/saving-body.ts'
import { Slots } from '#lib/outgoing/slots.ts'
import { literalAddress, parseTarget, portOf, refusal } from '#lib/outgoing/target.ts'

const MAX_REDIRECTS = 5
const MAX_HEADER_BYTES = 16 * 1024
/** Without a byte in either direction. */
const SILENCE_MS = 30_000
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
export type Message = { headers: Readonly<Record<string, string>>; body: string | Uint8Array }

type Use<Result> = (response: IncomingMessage, url: URL) => Promise<Result>
type Request = {
  method: 'GET' | 'POST'
  head: OutgoingHttpHeaders
  body?: string | Uint8Array
  signal: AbortSignal
}

type Options = {
  guard: Guard
  resolve: Resolve
  userAgent: string
  /** For everything together: waiting, redirects and the body. */
  timeoutMs: number
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
  get(address: string, wanted: Wanted): Promise<Fetched> {
    const head = { accept: wanted.types.join(', '), 'accept-encoding': 'gzip, deflate, br' }
    return this.#follow(address, head, (response, url) => read(response, url, wanted))
  }

  /** Writes what is at a public web address to a file, as it is sent. Returns where it was found. Throws as `get` does. */
  save(address: string, { file, maxBytes }: { file: string; maxBytes: number }): Promise<URL> {
    const head = { accept: '*/*', 'accept-encoding': 'identity' }
    return this.#follow(address, head, async (response, url) => {
      requireGood(response)
      await saveBody(response, file, maxBytes)
      return { found: url }
    }).then(({ found }) => found)
  }

  /**
   * Posts a message. Follows no redirect, so that what the headers hold goes nowhere else. Throws Invalid with the reason
   * under `address` when the answer is no success, or Overloaded.
   */
  async post(address: string, { headers, body }: Message, stop?: AbortSignal): Promise<void> {
    const late = AbortSignal.timeout(this.#options.timeoutMs)
    const url = parseTarget(address)
    const head = { ...headers, 'content-length': Buffer.byteLength(body) }
    const signal = AbortSignal.any(stop ? [late, stop] : [late])
    await this.#slots.run(url.host, () =>
      this.#exchange(url, { method: 'POST', head, body, signal }, async ({ statusCode = 0 }) => {
        if (statusCode < 200 || statusCode > 299) throw refusal(`It answered with the status ${statusCode}.`)
      }),
    )
  }

  async #follow<Result extends object>(
    address: string,
    head: OutgoingHttpHeaders,
    use: Use<Result>,
  ): Promise<Result> {
    const signal = AbortSignal.timeout(this.#options.timeoutMs)
    let url = parseTarget(address)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const at = url
      const result = await this.#slots.run(at.host, () =>
        this.#exchange(
          at,
          { method: 'GET', head, signal },
          async (response) => locationOf(response, at) ?? (await use(response, at)),
        ),
      )
      if (!(result instanceof URL)) return result
      url = result
    }
    throw refusal('The address redirects too often.')
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

  #send(url: URL, { method, head, body, signal }: Request): Promise<IncomingMessage> {
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
        timeout: SILENCE_MS,
        headers: { 'user-agent': userAgent, ...head },
      })
      request.on('timeout', () => request.destroy(new Error('The connection was silent for too long.')))
      request.once('response', settle).once('error', reject).end(body)
    })
  }
}

function locationOf({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | null {
  return REDIRECTS.includes(statusCode) && headers.location ? parseTarget(headers.location, url) : null
}

function requireGood({ statusCode = 0 }: IncomingMessage): void {
  if (statusCode >= 500) throw refusal(`The site has a problem (${statusCode}). Try again later.`)
  if (statusCode !== 200) throw refusal(`The site does not show this address (${statusCode}).`)
}

async function read(response: IncomingMessage, url: URL, { types, maxBytes }: Wanted): Promise<Fetched> {
  requireGood(response)
  const { headers } = response
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
