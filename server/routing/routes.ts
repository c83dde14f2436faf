import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { MAX_PICTURE_BYTES } from '#lib/media/limits.ts'

/**
 * document: HTML for readers. file: anything else for readers that a change can touch. asset: named by its content, so
 * it never changes. drawn: named by its content too, and gone when what it shows is. staff: HTML only staff may see. private: the desk, sign-in and APIs, passed on as they are.
 * closed: nobody may ask. public: a file of the folder public/, as it is until the next start.
 */
export type RouteKind = 'document' | 'file' | 'asset' | 'drawn' | 'staff' | 'private' | 'closed' | 'public'

export type Route = {
  /** `:name` is one segment or a part of one, `*` the rest. */
  path: string
  kind: RouteKind
  /** What a good answer's content type begins with. */
  type: string
  /** Query parameters that mean something, in the order they are asked for. */
  query: readonly string[]
  /** What it shows, where the address alone says so; without it resolveAddress is asked. */
  keys?: readonly string[]
  /**
   * Its share of the memory. small: anybody can make up addresses of it without end. own: it is the door's own, always
   * held and no address.
   */
  pool?: 'small' | 'own'
  /** Milliseconds after which it is no longer true, though nothing was changed: it shows what is new. */
  ttlMs?: number
  /** Bytes that signed-in staff may send to it. Without it, and for everybody else, the smallest limit counts. */
  body?: number
  /** What it takes to answer when it is not in memory, in units of an ordinary page. Without it, one. */
  cost?: number
  /** Where Next has it, if not at its address; `:name` stands for the same segment. */
  internalPath?: string
  /** The file on this disk that a public address shows. */
  file?: string
  /** Where it leads when nothing stands there; `:name` stands for the same segment. */
  otherwise?: string
}

const TEN_MINUTES = 600_000
// As next.config.ts says: a text may have a megabyte before its characters are escaped.
const DESK_BODY = 4 * 1024 * 1024
const LISTS = ['/blog', '/archive', '/tags/:slug', '/authors/:slug', '/series/:slug']
const FEEDS = ['', '/tags/:slug', '/authors/:slug']

// Feed readers and crawlers try what other programs have: WordPress, Ghost, Substack, Astro, Hugo, Jekyll, Yoast.
const GUESSED_FEEDS = {
  '/feed.xml': ['/feed', '/rss', '/rss.xml', '/feed.rss', '/index.xml'],
  '/atom.xml': ['/atom', '/feed/atom', '/feed.atom'],
}
const GUESSED_SITEMAPS = { '/sitemap.xml': ['/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml'] }

/** Every address of the publication. The first match counts. */
export const routes: readonly Route[] = [
  ...on('closed', '', '/_next/image', '/documents/*', '/documents'),
  ...on('asset', '', '/_next/static/*'),
  ...on('drawn', 'image/png', '/cards/:card.png').map((route): Route => ({ ...route, pool: 'small' })),
  ...on('asset', '', '/assets/*'),
  ...on('asset', '', '/fonts/*'),
  ...on('asset', '', '/media/*'),
  // Writes into the log whatever anybody sends.
  ...on('closed', '', '/api/auth/_log'),
  ...on('private', '', '/admin', '/admin/*').map((route): Route => ({ ...route, body: DESK_BODY })),
  ...on('private', '', '/api/admin/*').map((route): Route => ({ ...route, body: MAX_PICTURE_BYTES })),
  ...on('private', '', '/api/*', '/login', '/setup', '/invite/:token'),
  ...on('staff', 'text/html', '/preview/:post'),
  ...on('closed', '', '/_next/*', '/_next', '/api', '/invite', '/preview', '/preview/*'),
  ...FEEDS.flatMap((under) => [
    ...on('file', 'application/rss+xml', `${under}/feed.xml`),
    ...on('file', 'application/atom+xml', `${under}/atom.xml`),
    ...on('file', 'application/feed+json', `${under}/feed.json`),
  ]),
  ...FEEDS.flatMap((under) => guessed(GUESSED_FEEDS, under)),
  ...guessed(GUESSED_SITEMAPS),
  ...on('file', 'application/xml', '/sitemap.xml', '/sitemaps/:number.xml'),
  ...on('file', 'application/xml', '/news-sitemap.xml').map(
    (route): Route => ({ ...route, ttlMs: TEN_MINUTES }),
  ),
  ...on('file', 'text/plain', '/robots.txt', '/llms.txt', '/llms-full.txt'),
  ...on('file', 'text/markdown', '/blog/:slug.md').map(
    (route): Route => ({ ...route, internalPath: '/documents/markdown/:slug' }),
  ),
  ...brand('application/opensearchdescription+xml', '/opensearch.xml'),
  ...brand('application/manifest+json', '/manifest.webmanifest'),
  ...brand('image/svg+xml', '/art/:slug.svg').map((route): Route => ({ ...route, pool: 'small' })),
  ...brand('image/', '/favicon.ico', '/:icon.svg', '/:icon.png'),
  ...on('document', 'text/html', '/', ...LISTS, ...LISTS.map((list) => `${list}/page/:page`)),
  ...on('document', 'text/html', '/blog/:slug', '/tags', '/authors', '/series'),
  {
    path: '/search',
    kind: 'document',
    type: 'text/html',
    query: ['q', 'tag', 'author', 'year', 'page'],
    keys: [cacheTags.lists, cacheTags.search, cacheTags.settings],
    pool: 'small',
    cost: 3,
  },
  {
    path: '/search/suggestions',
    kind: 'file',
    type: 'application/x-suggestions+json',
    query: ['q'],
    keys: [cacheTags.lists, cacheTags.search],
    pool: 'small',
  },
  ...on('document', 'text/html', '/:page'),
]

// Sign-in hashes passwords and its pages are made by Next as they are asked for; files mostly lie ready.
const COST: Partial<Record<RouteKind, number>> = { private: 3, asset: 0.25, public: 0.25 }

/** What an address takes to answer when it is not in memory, in units of an ordinary page. */
export function costOf({ kind, cost }: Route): number {
  return cost ?? COST[kind] ?? 1
}

function on(kind: RouteKind, type: string, ...paths: string[]): Route[] {
  return paths.map((path) => ({ path, kind, type, query: [] }))
}

// A page may have stood there before the address was reserved.
function guessed(guesses: Record<string, string[]>, under = ''): Route[] {
  return Object.entries(guesses).flatMap(([path, names]) =>
    on('document', 'text/html', ...names.map((name) => under + name)).map((route) => ({
      ...route,
      otherwise: under + path,
    })),
  )
}

function brand(type: string, ...paths: string[]): Route[] {
  return on('file', type, ...paths).map((route) => ({ ...route, keys: [cacheTags.settings] }))
}

const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }))

let publicRoutes: ReadonlyMap<string, Route> = new Map()

/** Adds rows for the files of public/, in place of those added before. They come before all others. */
export function setPublicRoutes(rows: readonly Route[]): void {
  publicRoutes = new Map(rows.map((route) => [route.path, route]))
}

/** The route of a decoded path, or null: nothing of ours has such an address. */
export function matchRoute(path: string): Route | null {
  return publicRoutes.get(path) ?? compiled.find(({ pattern }) => pattern.test(path))?.route ?? null
}

/** True when no change of the publication touches it: it needs no database, and staff get what readers get. */
export function isStatic({ kind }: Route): boolean {
  return kind === 'asset' || kind === 'public'
}

/** True when the database says what stands at its addresses; else the address alone does. */
export function isResolved({ kind, keys }: Route): boolean {
  return kind !== 'asset' && kind !== 'staff' && keys === undefined
}

/** What Next is asked for to show an address. */
export function internalPath({ path, internalPath: inside }: Route, key: string): string {
  if (inside === undefined) return key
  const source = path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/.]+)')
  const { groups = {} } = new RegExp(`^${source}$`).exec(key) ?? {}
  return inside.replace(/:(\w+)/g, (_, name) => groups[name] ?? '')
}

function compile(path: string): RegExp {
  const source = path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/.]+').replace(/\*/g, '.+')
  return new RegExp(`^${source}$`)
}
