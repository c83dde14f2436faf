import type { OutgoingHttpHeaders } from 'node:http'
import { themeSnippet } from '#lib/assets/theme-snippet.ts'
import type { Resolution } from '#lib/published/resolving.ts'
import type { Page, RenderResult } from '#server/cache/page-cache.ts'
import { redirectResponse, textResponse } from '#server/http/buffered-response.ts'
import { Representation } from '#server/http/representation.ts'
import { type ConcurrencyLimit, Overloaded } from '#server/render/concurrency-limit.ts'
import { documentCsp, FILE_CSP } from '#server/render/csp.ts'
import { type BufferedResponse, type Handler, inject } from '#server/render/in-process-request.ts'
import { stripRuntime } from '#server/render/strip-runtime.ts'
import { resolveRoute } from '#server/routing/feed-aliases.ts'
import { pathOf } from '#server/routing/request-target.ts'
import { internalPath, type Route } from '#server/routing/routes.ts'
import { RULES_PATH } from '#server/routing/speculation-rules.ts'

const RENDER_TIMEOUT_MS = 15_000
const PATIENCE_FOR_FILES_MS = 60_000
const NO_ASSET = textResponse(404, 'There is no such file.\n', { 'cache-control': 'public, max-age=10' })
const OURS = [themeSnippet]

type Parts = {
  handler: Handler
  resolve: (path: string) => Promise<Resolution>
  /** Before everything that shows what may change. */
  turnstile: ConcurrencyLimit
  /** Before what never changes, such as pictures in every size. */
  files: ConcurrencyLimit
  /** Before pictures that take long to encode, so that the others never wait for them. */
  slowFiles: ConcurrencyLimit
  /** Before what is drawn. */
  drawings: ConcurrencyLimit
  /** What Next is told about the site; with the address it is all Next is told. */
  headers: Record<string, string>
  /** Milliseconds a rendering took. */
  measure: (milliseconds: number) => void
}

type Learn = (keys: readonly string[]) => void

/** Finds out what an address leads to, for a cookie's owner when there is one. */
export type RenderPage = (key: string, route: Route, learn: Learn, cookie?: string) => Promise<RenderResult>

/** Finds out what an address leads to: where it stands, and what Next makes of it. */
export function createRenderer(parts: Parts): RenderPage {
  return (key, route, learn, cookie) =>
    turnstileFor(parts, route, key).run(() => find(parts, { key, route, learn, cookie }))
}

function turnstileFor(
  { turnstile, files, slowFiles, drawings }: Parts,
  { kind }: Route,
  key: string,
): ConcurrencyLimit {
  if (kind === 'image') return drawings
  if (kind !== 'asset') return turnstile
  return key.endsWith('.avif') ? slowFiles : files
}

type Wanted = { key: string; route: Route; learn: Learn; cookie: string | undefined }

async function find(parts: Parts, { key, route, learn, cookie }: Wanted): Promise<RenderResult> {
  const resolution = await whereItStands(parts, key, route)
  if (resolution.kind === 'missing') return 404
  if (resolution.kind === 'gone') return 410
  if (resolution.kind === 'redirect') return redirectResponse(resolution.status, resolution.to)
  if (route.kind === 'closed') return 404
  learn(resolution.keys)
  const began = performance.now()
  const headers = cookie === undefined ? parts.headers : { ...parts.headers, cookie }
  const patience =
    route.kind === 'asset' || route.kind === 'image' ? PATIENCE_FOR_FILES_MS : RENDER_TIMEOUT_MS
  const answer = await inject(parts.handler, { path: internalPath(route, key), headers }, patience)
  parts.measure(performance.now() - began)
  return readAnswer(answer, key, route, resolution.keys)
}

async function whereItStands({ resolve }: Parts, key: string, route: Route): Promise<Resolution> {
  if (!route.isResolved) return { kind: 'page', keys: [...(route.tags ?? [])] }
  return await resolveRoute(resolve, route, pathOf(key))
}

function readAnswer(
  answer: BufferedResponse,
  key: string,
  route: Route,
  keys: readonly string[],
): RenderResult {
  const { status, headers } = answer
  const location = headers.location
  if (status >= 300 && status < 400 && typeof location === 'string') return redirectResponse(status, location)
  if (status === 404 || status === 410) return route.kind === 'asset' ? NO_ASSET : status
  if (status === 503) throw new Overloaded(`${pathOf(key)} cannot be had at the moment.`)
  const type = String(headers['content-type'] ?? '')
  if (status !== 200 || !type.startsWith(route.type) || headers['set-cookie']) {
    throw new Error(`${pathOf(key)} was answered with ${status} ${type || 'and no content type'}.`)
  }
  return { representation: represent(answer, route, type), keys } satisfies Page
}

function represent({ body, headers }: BufferedResponse, route: Route, type: string): Representation {
  const isDocument = route.kind === 'document' || route.kind === 'staff'
  const document = isDocument ? stripRuntime(body.toString(), OURS) : null
  return new Representation(
    document ? Buffer.from(document.html) : body,
    [
      ...kept(headers),
      ...['Content-Security-Policy', document ? documentCsp(document) : FILE_CSP],
      ...['Cross-Origin-Resource-Policy', document ? 'same-origin' : 'cross-origin'],
      ...(route.kind === 'document' ? ['Speculation-Rules', `"${RULES_PATH}"`] : []),
    ],
    readDate(headers['last-modified']),
    type,
  )
}

function kept(headers: OutgoingHttpHeaders): string[] {
  return ['content-type', 'content-disposition', 'content-language', 'link', 'x-robots-tag'].flatMap(
    (name) => {
      const value = headers[name]
      return value === undefined ? [] : [name, String(value)]
    },
  )
}

function readDate(header: unknown): Date {
  const date = new Date(String(header))
  return Number.isNaN(date.getTime()) ? new Date() : date
}
