import type { OutgoingHttpHeaders } from 'node:http'
import { themeSnippet } from '#lib/assets/theme-snippet.ts'
import type { ConcurrencyLimit } from '#lib/core/concurrency-limit.ts'
import { Overloaded } from '#lib/core/errors.ts'
import { type SpanStart, traced } from '#lib/core/tracing.ts'
import type { Resolution } from '#lib/published/resolving.ts'
import type { Page, RenderResult } from '#server/cache/page-cache.ts'
import type { ReadForReader } from '#server/cache/replica-gate.ts'
import { redirectResponse, textResponse } from '#server/http/buffered-response.ts'
import { Representation } from '#server/http/representation.ts'
import { documentCsp, FILE_CSP } from '#server/render/csp.ts'
import { type BufferedResponse, CutOff, type Handler, inject } from '#server/render/in-process-request.ts'
import { readKeptFile } from '#server/render/kept-file.ts'
import { readPublicFile } from '#server/render/public-file.ts'
import { stripRuntime } from '#server/render/strip-runtime.ts'
import { resolveRoute } from '#server/routing/feed-aliases.ts'
import { pathOf } from '#server/routing/request-target.ts'
import { internalPath, isStatic, type Route } from '#server/routing/routes.ts'
import { RULES_PATH } from '#server/routing/speculation-rules.ts'

const RENDER_TIMEOUT_MS = 15_000
const FILE_TIMEOUT_MS = 60_000
const FILE_NOT_FOUND = textResponse(404, 'This file does not exist. Check the address.\n', {
  'cache-control': 'public, max-age=10',
})
const MEDIA = '/media/*'
const OWN_SCRIPTS = [themeSnippet]

type RendererDeps = {
  handler: Handler
  resolve: (path: string) => Promise<Resolution>
  /** Concurrency limit of pages and other responses that may change. */
  pages: ConcurrencyLimit
  /** Concurrency limit of immutable files. */
  files: ConcurrencyLimit
  /** Concurrency limit of uploaded images, whose storage may be slow: the files that pages need never wait for them. */
  media: ConcurrencyLimit
  /** Concurrency limit of images that are slow to encode, so that the others never wait for them. */
  slowFiles: ConcurrencyLimit
  /** Concurrency limit of Open Graph images. */
  images: ConcurrencyLimit
  /** Headers that tell Next about the site. Besides the path, Next gets nothing else. */
  headers: Record<string, string>
  /** Reads for a reader, from the replica where there is one. */
  readForReader: ReadForReader
  /** Reports how long a rendering took, in milliseconds. */
  measure: (milliseconds: number) => void
}

type OnTags = (tags: readonly string[]) => void

/** Renders a key, as the owner of the cookie if there is one. */
export type RenderPage = (key: string, route: Route, onTags: OnTags, cookie?: string) => Promise<RenderResult>

/** Creates the renderer: resolves a key to a page, redirect or status, then renders pages through Next. */
export function createRenderer(deps: RendererDeps): RenderPage {
  return (key, route, onTags, cookie) => {
    const work = () => render(deps, { key, route, onTags, cookie })
    const isForReader = cookie === undefined && route.kind !== 'asset'
    return limitFor(deps, route, key).run(() => (isForReader ? deps.readForReader(work) : work()))
  }
}

function limitFor(
  { pages, files, media, slowFiles, images }: RendererDeps,
  route: Route,
  key: string,
): ConcurrencyLimit {
  if (route.kind === 'image') return images
  if (!isStatic(route)) return pages
  if (route.path !== MEDIA) return files
  return key.endsWith('.avif') ? slowFiles : media
}

type RenderJob = { key: string; route: Route; onTags: OnTags; cookie: string | undefined }

async function render(deps: RendererDeps, { key, route, onTags, cookie }: RenderJob): Promise<RenderResult> {
  const resolution = await resolveKey(deps, key, route)
  if (resolution.kind === 'missing') return 404
  if (resolution.kind === 'gone') return 410
  if (resolution.kind === 'redirect') return redirectResponse(resolution.status, resolution.to)
  if (route.kind === 'closed') return 404
  onTags(resolution.tags)
  if (route.file !== undefined) return await readPublicFile(route.file, route.type)
  const began = performance.now()
  const headers = cookie === undefined ? deps.headers : { ...deps.headers, cookie }
  const timeoutMs = route.kind === 'asset' || route.kind === 'image' ? FILE_TIMEOUT_MS : RENDER_TIMEOUT_MS
  const response = await traced(renderSpan(route), () =>
    inject(deps.handler, { path: internalPath(route, key), headers }, timeoutMs),
  ).catch((error: unknown) => {
    // Its storage has failed half-way. Trying again may help.
    if (route.path === MEDIA && error instanceof CutOff) throw unavailable(key)
    throw error
  })
  deps.measure(performance.now() - began)
  if (response.status === 404 && route.kind === 'asset' && route.path !== MEDIA)
    return (await readKeptFile(pathOf(key))) ?? FILE_NOT_FOUND
  return toRenderResult(response, key, route, resolution.tags)
}

function renderSpan({ path }: Route): SpanStart {
  return { name: 'render', kind: 'internal', values: { 'http.route': path } }
}

async function resolveKey({ resolve }: RendererDeps, key: string, route: Route): Promise<Resolution> {
  if (!route.isResolved) return { kind: 'page', tags: [...(route.tags ?? [])] }
  return await resolveRoute(resolve, route, pathOf(key))
}

function toRenderResult(
  response: BufferedResponse,
  key: string,
  route: Route,
  tags: readonly string[],
): RenderResult {
  const { status, headers } = response
  const location = headers.location
  if (status >= 300 && status < 400 && typeof location === 'string') return redirectResponse(status, location)
  if (status === 404 || status === 410) return route.kind === 'asset' ? FILE_NOT_FOUND : status
  if (status === 503) throw unavailable(key)
  const type = String(headers['content-type'] ?? '')
  if (status !== 200 || !type.startsWith(route.type) || headers['set-cookie']) {
    throw new Error(`${pathOf(key)} returned ${status} ${type || 'without a content type'}.`)
  }
  return { representation: represent(response, route, type), tags } satisfies Page
}

function unavailable(key: string): Overloaded {
  return new Overloaded(`${pathOf(key)} is temporarily unavailable.`)
}

function represent({ body, headers }: BufferedResponse, route: Route, type: string): Representation {
  const isDocument = route.kind === 'document' || route.kind === 'staff'
  const document = isDocument ? stripRuntime(body.toString(), OWN_SCRIPTS) : null
  return new Representation(
    document ? Buffer.from(document.html) : body,
    [
      ...keptHeaders(headers),
      ...[
        'Content-Security-Policy',
        document ? documentCsp(document, route.kind === 'staff' ? "'self'" : "'none'") : FILE_CSP,
      ],
      ...['Cross-Origin-Resource-Policy', document ? 'same-origin' : 'cross-origin'],
      ...(route.kind === 'document' ? ['Speculation-Rules', `"${RULES_PATH}"`] : []),
    ],
    readDate(headers['last-modified']),
    type,
  )
}

function keptHeaders(headers: OutgoingHttpHeaders): string[] {
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
