import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { MAX_PICTURE_BYTES } from '#lib/media/limits.ts'

/**
 * document: public HTML. file: any other public response that a change can affect. asset: immutable, named by a
 * content hash. image: an Open Graph image, also named by a hash, and 404 once its post is gone. staff: HTML for
 * staff only. private: admin, sign-in and APIs, forwarded to Next. closed: always 404.
 */
export type RouteKind = 'document' | 'file' | 'asset' | 'image' | 'staff' | 'private' | 'closed'

export type Route = {
  /** `:name` matches a segment or part of one, `*` the rest. */
  path: string
  kind: RouteKind
  /** Prefix of the content type of a valid response. */
  type: string
  /** Query parameters that are part of the cache key, in canonical order. */
  query: readonly string[]
  /** Cache tags, where they do not depend on content; otherwise resolveAddress supplies them. */
  tags?: readonly string[]
  /**
   * Cache pool. small: for routes with unlimited addresses, so that they cannot evict pages. pinned: status pages,
   * never evicted.
   */
  pool?: 'small' | 'pinned'
  /** Time to live in the cache, in milliseconds, for pages that depend on the time. */
  ttlMs?: number
  /** Body limit for signed-in staff, in bytes. Without it, and for everyone else, SMALL_BODY_BYTES. */
  body?: number
  /** Rate limit tokens of an uncached response. Default: by kind, else 1. */
  cost?: number
  /** The path in Next, when it differs; `:name` is replaced by the same segment. */
  internalPath?: string
  /** Redirect target when nothing is published at the address; `:name` is replaced by the same segment. */
  fallback?: string
}

const TEN_MINUTES = 600_000
// As in next.config.mjs: a post may have a megabyte before its characters are escaped.
const ADMIN_BODY_BYTES = 4 * 1024 * 1024
const LISTS = ['/blog', '/archive', '/tags/:slug', '/authors/:slug', '/series/:slug']
const FEEDS = ['', '/tags/:slug', '/authors/:slug']

// Feed readers and crawlers try the addresses of other systems: WordPress, Ghost, Substack, Astro, Hugo, Jekyll,
// Yoast.
const ALIAS_FEEDS = {
  '/feed.xml': ['/feed', '/rss', '/rss.xml', '/feed.rss', '/index.xml'],
  '/atom.xml': ['/atom', '/feed/atom', '/feed.atom'],
}
const ALIAS_SITEMAPS = { '/sitemap.xml': ['/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml'] }

/** The route table. The first match counts. */
export const routes: readonly Route[] = [
  ...on('closed', '', '/_next/image', '/documents/*', '/documents'),
  ...on('asset', '', '/_next/static/*'),
  ...on('image', 'image/png', '/cards/:card.png').map((route): Route => ({ ...route, pool: 'small' })),
  ...on('asset', '', '/assets/*'),
  ...on('asset', '', '/fonts/*'),
  ...on('asset', '', '/media/*'),
  // next-auth writes any POST to this path into the log.
  ...on('closed', '', '/api/auth/_log'),
  ...on('private', '', '/admin', '/admin/*').map((route): Route => ({ ...route, body: ADMIN_BODY_BYTES })),
  ...on('private', '', '/api/admin/*').map((route): Route => ({ ...route, body: MAX_PICTURE_BYTES })),
  ...on('private', '', '/api/*', '/login', '/setup', '/invite/:token'),
  ...on('staff', 'text/html', '/preview/:post'),
  ...on('closed', '', '/_next/*', '/_next', '/api', '/invite', '/preview', '/preview/*'),
  ...FEEDS.flatMap((under) => [
    ...on('file', 'application/rss+xml', `${under}/feed.xml`),
    ...on('file', 'application/atom+xml', `${under}/atom.xml`),
    ...on('file', 'application/feed+json', `${under}/feed.json`),
  ]),
  ...FEEDS.flatMap((under) => aliases(ALIAS_FEEDS, under)),
  ...aliases(ALIAS_SITEMAPS),
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
    tags: [cacheTags.lists, cacheTags.search, cacheTags.settings],
    pool: 'small',
    cost: 3,
  },
  {
    path: '/search/suggestions',
    kind: 'file',
    type: 'application/x-suggestions+json',
    query: ['q'],
    tags: [cacheTags.lists, cacheTags.search],
    pool: 'small',
  },
  ...on('document', 'text/html', '/:page'),
]

// Sign-in hashes passwords and its pages are not cached; most files exist already.
const COST: Partial<Record<RouteKind, number>> = { private: 3, asset: 0.25 }

/** Rate limit tokens that an uncached response of this route costs. */
export function costOf({ kind, cost }: Route): number {
  return cost ?? COST[kind] ?? 1
}

function on(kind: RouteKind, type: string, ...paths: string[]): Route[] {
  return paths.map((path) => ({ path, kind, type, query: [] }))
}

// A page may have been published there before the address was reserved.
function aliases(table: Record<string, string[]>, under = ''): Route[] {
  return Object.entries(table).flatMap(([path, names]) =>
    on('document', 'text/html', ...names.map((name) => under + name)).map((route) => ({
      ...route,
      fallback: under + path,
    })),
  )
}

function brand(type: string, ...paths: string[]): Route[] {
  return on('file', type, ...paths).map((route) => ({ ...route, tags: [cacheTags.settings] }))
}

const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }))

/** The route of a decoded path, or null when none matches. */
export function matchRoute(path: string): Route | null {
  return compiled.find(({ pattern }) => pattern.test(path))?.route ?? null
}

/** True when resolveAddress decides what is published at the address. */
export function isResolved({ kind, tags }: Route): boolean {
  return kind !== 'asset' && kind !== 'staff' && tags === undefined
}

/** The path that Next serves for a key. */
export function internalPath({ path, internalPath: template }: Route, key: string): string {
  if (template === undefined) return key
  const source = path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/.]+)')
  const { groups = {} } = new RegExp(`^${source}$`).exec(key) ?? {}
  return template.replace(/:(\w+)/g, (_, name) => groups[name] ?? '')
}

function compile(path: string): RegExp {
  const source = path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/.]+').replace(/\*/g, '.+')
  return new RegExp(`^${source}$`)
}
