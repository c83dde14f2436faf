import { glob } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createElement, type FunctionComponent, type ReactNode } from 'react'
import { prerender } from 'react-dom/static'

type Params = Record<string, string>
type Props = { params: Promise<Params>; searchParams: Promise<Params> }

type PageModule = {
  default: (props: Props) => ReactNode | Promise<ReactNode>
  metadata?: object
  generateMetadata?: (props: Props) => Promise<object>
}

type RouteModule = { GET: (request: Request, context: { params: Promise<Params> }) => Promise<Response> }

type Place = { pattern: RegExp; file: string }

/** Renders the application's pages and routes without Next, for comparing what readers see. */
export async function loadApplication() {
  const files = await Array.fromAsync(glob('app/**/{page,route}.{ts,tsx}'))
  const places = files.map((file): Place => ({ file, pattern: patternOf(file) }))

  return async function handler(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://example.org')
    const here = places.filter(({ pattern }) => pattern.test(url.pathname))
    try {
      const route = here.find(({ file }) => /\/route\.tsx?$/.test(file))
      if (route) await sendRoute(route, url, res)
      else await sendPage(here, url, res)
    } catch (error) {
      res.statusCode = isNotFound(error) ? 404 : 500
      res.end(String(error))
    }
  }
}

async function sendRoute(place: Place, url: URL, res: ServerResponse) {
  const module = (await import(resolve(place.file))) as RouteModule
  const response = await module.GET(new Request(url), { params: Promise.resolve(paramsOf(place, url)) })
  res.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body)
    await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), res)
  else res.end()
}

async function sendPage(places: Place[], url: URL, res: ServerResponse) {
  const [place] = places
  if (!place) return void res.writeHead(404).end()
  const { module, props } = await load(place, url)
  const metadata = { ...module.metadata, ...(await module.generateMetadata?.(props)) }
  const shown = await render(place, url)
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.end(`<html><head><title>${JSON.stringify(metadata)}</title></head><body>${shown}</body></html>`)
}

async function load(place: Place, url: URL) {
  const module = (await import(resolve(place.file))) as PageModule
  const searchParams = Promise.resolve(Object.fromEntries(url.searchParams))
  return { module, props: { params: Promise.resolve(paramsOf(place, url)), searchParams } }
}

async function render(place: Place, url: URL): Promise<string> {
  const { module, props } = await load(place, url)
  const failures: unknown[] = []
  const element = createElement(module.default as FunctionComponent<Props>, props)
  const { prelude } = await prerender(element, { onError: (error) => void failures.push(error) })
  if (failures.length > 0) throw failures[0]
  return await new Response(prelude).text()
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).includes('404')
}

function paramsOf({ pattern }: Place, url: URL): Params {
  return { ...pattern.exec(url.pathname)?.groups }
}

function patternOf(file: string): RegExp {
  const segments = file
    .split('/')
    .slice(1, -1)
    .filter((segment) => !segment.startsWith('('))
  const path = segments.map((segment) => segment.replace(/\./g, '\\.').replace(/^\[(\w+)\]$/, '(?<$1>[^/]+)'))
  return new RegExp(`^/${path.join('/')}$`)
}
