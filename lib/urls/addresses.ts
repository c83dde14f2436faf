import { MAX_IMAGE_BYTES } from '#lib/core/limits.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'

/**
 * document: HTML for readers. file: other responses for readers that a change can invalidate. asset: named by its
 * content, so it never changes. image: named by its content too, and gone when what it shows is. staff: HTML that only
 * staff may see. private: the admin area, sign-in and APIs, forwarded to Next. closed: 404 from outside. server: the
 * server answers by itself. public: a file of public/, unchanged until the next start.
 */
export type AddressKind =
  | 'document'
  | 'file'
  | 'asset'
  | 'image'
  | 'staff'
  | 'private'
  | 'closed'
  | 'server'
  | 'public'

/** What is looked up in the database to decide whether something is at an address. `fixed`: always there. */
export type Subject =
  | 'fixed'
  | 'articles'
  | 'archive'
  | 'article'
  | 'page'
  | 'tag'
  | 'byline'
  | 'series'
  | 'sitemap'
  | 'card'

/** The subjects of which each has a page of its own. */
export type ListedSubject = Extract<Subject, 'article' | 'page' | 'tag' | 'byline' | 'series'>

/**
 * The sitemap entries of a page. each: one for everything that its subject has. listOf: a single one, as soon as
 * there is one of these. always: a single one. none: further pages of lists, redirects, and what is not to be indexed.
 */
export type SitemapRule = 'each' | { listOf: ListedSubject } | 'always' | 'none'

export type AddressRow = {
  /** `:name` is one segment or a part of one, `*` the rest. */
  path: string
  kind: AddressKind
  /** What the content type of a good response begins with. */
  type: string
  /** Query parameters that mean something, in the order of the cache key. */
  query: readonly string[]
  /** Without it, nothing in the database has this address. */
  subject?: Subject
  /** Cache tags, where the address alone determines them. */
  tags?: readonly string[]
  /** True: the server asks resolveAddress before it renders. */
  isResolved: boolean
  /** True: browsers may fetch it before a reader follows a link to it. */
  mayPrefetch: boolean
  /** small: clients can make up any number of such addresses. pinned: never evicted, and has no address. */
  pool?: 'small' | 'pinned'
  /** Milliseconds after which it is stale although nothing was changed. */
  ttlMs?: number
  /** Bytes that signed-in staff may send to it. Without it, and for all others, the smallest limit counts. */
  body?: number
  /** Cost of a response that is not cached, in units of an ordinary page. Without it, the cost of its kind. */
  cost?: number
  /** Where Next has it, if not at its address; `:name` stands for the same segment. */
  internalPath?: string
  /** The file on disk, for the kind `public`. */
  file?: string
  /** Where it leads when nothing is here; `:name` stands for the same segment. */
  fallback?: string
  /** Required for the kind `document`. */
  sitemap?: SitemapRule
}

const TEN_MINUTES = 600_000
// As in next.config.ts: a post may have a megabyte before its characters are escaped.
const ADMIN_BODY = 4 * 1024 * 1024
// A snippet of 100 kB, every character escaped.
const SMALL_BODY = 1024 * 1024

const { lists, search, settings } = cacheTags

/** Feeds of the site, of a tag and of an author. */
const FEED_OWNERS: [under: string, subject: Subject][] = [
  ['', 'fixed'],
  ['/tags/:slug', 'tag'],
  ['/authors/:slug', 'byline'],
]
const FEEDS = {
  'feed.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
}

const ICONS = ['/favicon.ico', '/icon.svg', '/icon-192.png', '/icon-512.png', '/apple-touch-icon.png']

// Feed readers and crawlers try what other programs have: WordPress, Ghost, Substack, Astro, Hugo, Jekyll, Yoast.
const FEED_ALIASES = {
  '/feed.xml': ['/feed', '/rss', '/rss.xml', '/feed.rss', '/index.xml'],
  '/atom.xml': ['/atom', '/feed/atom', '/feed.atom'],
}
const SITEMAP_ALIASES = { '/sitemap.xml': ['/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml'] }

const NOT_RESOLVED: ReadonlySet<AddressKind> = new Set(['asset', 'staff', 'public'])

/**
 * Every address of the publication; the first match counts. Routes, reserved slugs, redirects, address resolution and
 * speculation rules and the sitemap derive from it.
 */
export const ADDRESSES: readonly AddressRow[] = [
  ...rows('closed', ['/_next/image', '/documents/*', '/documents']),
  ...rows('asset', ['/_next/static/*']),
  ...rows('image', ['/cards/:card.png'], { type: 'image/png', subject: 'card', pool: 'small' }),
  ...rows('asset', ['/assets/*', '/media/*']),
  // next-auth writes any POST to this path into the log.
  ...rows('closed', ['/api/auth/_log']),
  ...rows('private', ['/admin', '/admin/*'], { body: ADMIN_BODY }),
  ...rows('private', ['/api/admin/drafts'], { body: ADMIN_BODY }),
  ...rows('private', ['/api/admin/posts/*'], { body: ADMIN_BODY }),
  ...rows('private', ['/api/admin/snippets', '/api/admin/find'], { body: SMALL_BODY }),
  ...rows('private', ['/api/admin/link-card', '/api/admin/media/focus', '/api/admin/media/remote']),
  ...rows('private', ['/api/admin/*'], { body: MAX_IMAGE_BYTES }),
  ...rows('private', ['/api/*', '/login', '/setup', '/invite/:token']),
  ...rows('private', ['/login/forgotten', '/login/reset/:token', '/login/email/:token']),
  ...rows('staff', ['/preview/:post'], { type: 'text/html' }),
  ...rows('closed', ['/_next/*', '/_next', '/api', '/invite', '/preview', '/preview/*']),
  ...rows('server', ['/healthz', '/readyz', '/metrics', '/speculation/rules.json']),
  ...FEED_OWNERS.flatMap(([under, subject]) =>
    Object.entries(FEEDS).flatMap(([name, type]) =>
      rows('file', [`${under}/${name}`], { type, subject, tags: [lists] }),
    ),
  ),
  ...FEED_OWNERS.flatMap(([under]) => aliases(FEED_ALIASES, under)),
  ...aliases(SITEMAP_ALIASES),
  ...rows('file', ['/sitemap.xml'], { type: 'application/xml', subject: 'fixed', tags: [lists] }),
  ...rows('file', ['/sitemaps/:number.xml'], { type: 'application/xml', subject: 'sitemap' }),
  ...rows('file', ['/news-sitemap.xml'], {
    type: 'application/xml',
    subject: 'fixed',
    tags: [lists],
    ttlMs: TEN_MINUTES,
  }),
  ...rows('file', ['/robots.txt'], { type: 'text/plain', subject: 'fixed', tags: [] }),
  ...rows('file', ['/llms.txt', '/llms-full.txt'], { type: 'text/plain', subject: 'fixed', tags: [lists] }),
  ...rows('file', ['/blog/:slug.md'], {
    type: 'text/markdown',
    subject: 'article',
    internalPath: '/documents/markdown/:slug',
  }),
  ...brand('application/opensearchdescription+xml', ['/opensearch.xml'], { subject: 'fixed' }),
  ...brand('application/manifest+json', ['/manifest.webmanifest']),
  ...brand('image/svg+xml', ['/art/:slug.svg'], { pool: 'small' }),
  ...brand('image/', ICONS),
  ...documents(['/'], { subject: 'fixed', tags: [lists], sitemap: 'always' }),
  ...list('/blog', { subject: 'articles', sitemap: { listOf: 'article' } }),
  ...list('/archive', { subject: 'archive', sitemap: { listOf: 'article' } }),
  ...documents(['/tags'], { subject: 'fixed', tags: [lists], sitemap: { listOf: 'tag' } }),
  ...documents(['/authors'], { subject: 'fixed', tags: [lists], sitemap: { listOf: 'byline' } }),
  ...list('/tags/:slug', { subject: 'tag', sitemap: 'each' }),
  ...list('/authors/:slug', { subject: 'byline', sitemap: 'each' }),
  ...documents(['/series/:slug'], { subject: 'series', sitemap: 'each' }),
  ...documents(['/blog/:slug'], { subject: 'article', sitemap: 'each' }),
  ...documents(['/search'], {
    query: ['q', 'tag', 'author', 'year', 'page'],
    subject: 'fixed',
    tags: [lists, search, settings],
    isResolved: false,
    mayPrefetch: false,
    pool: 'small',
    cost: 3,
    sitemap: 'none',
  }),
  ...rows('file', ['/search/suggestions'], {
    type: 'application/x-suggestions+json',
    query: ['q'],
    subject: 'fixed',
    tags: [lists, search],
    isResolved: false,
    pool: 'small',
  }),
  ...documents(['/:page'], { subject: 'page', sitemap: 'each' }),
]

/** The row of a file of public/. The files are known when the site starts, so ADDRESSES has none. */
export function publicFileRow(path: string, type: string, file: string): AddressRow[] {
  return rows('public', [path], { type, tags: [], file })
}

/** The row of a page whose address is also a file of public/: Next would serve the file there. `/:page` lists it. */
export function pageRow(slug: string): AddressRow[] {
  return documents([`/${slug}`], {
    subject: 'page',
    internalPath: `/documents/page/${slug}`,
    sitemap: 'none',
  })
}

type Fields = Partial<Omit<AddressRow, 'path' | 'kind'>>

function rows(kind: AddressKind, paths: string[], fields: Fields = {}): AddressRow[] {
  const given = { type: '', query: [], isResolved: !NOT_RESOLVED.has(kind), mayPrefetch: kind === 'document' }
  return paths.map((path) => ({ path, kind, ...given, ...fields }))
}

type DocumentFields = Fields & { sitemap: SitemapRule }

function documents(paths: string[], fields: DocumentFields): AddressRow[] {
  return rows('document', paths, { type: 'text/html', ...fields })
}

/** A list and its further pages. */
function list(path: string, fields: DocumentFields): AddressRow[] {
  return [...documents([path], fields), ...documents([`${path}/page/:page`], { ...fields, sitemap: 'none' })]
}

function brand(type: string, paths: string[], fields: Fields = {}): AddressRow[] {
  return rows('file', paths, { type, tags: [settings], isResolved: false, ...fields })
}

// A page may have been here before the address was reserved.
function aliases(names: Record<string, string[]>, under = ''): AddressRow[] {
  return Object.entries(names).flatMap(([path, others]) =>
    documents(
      others.map((name) => under + name),
      { fallback: under + path, mayPrefetch: false, sitemap: 'none' },
    ),
  )
}
