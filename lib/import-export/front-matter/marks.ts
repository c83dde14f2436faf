import { isMap, isScalar, isSeq } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'
import type { Field, Position } from '#lib/import-export/front-matter/parsing.ts'

/** The canonical URL that an article names, and the field it is in. */
export type Canonical = Position & { name: string; address: string }

export type Marks = { reasons: Diagnostic[]; canonical: Canonical | null }

const words = (text: string) => new Set(text.split(/\s+/))

const NO = words('false no off n 0 never none')

/** Fields that restrict the article unless their value is a form of no. */
const CLOSED =
  words(`draft isdraft private isprivate unlisted isunlisted unlist hidden ishidden hide secret confidential
  internal unpublished wip trashed deleted expired password protected passwordprotected membersonly memberonly
  subscribersonly paidonly scheduled embargoed headless noindex norobots robotsnoindex hidefromsearchengines
  excludefromsitemap sitemapexclude excludefromcollections eleventyexcludefromcollections sitemap.exclude sitemap.disable`)

/** Fields that restrict the article when their value is a form of no. */
const OPEN =
  words(`published ispublished publish public ispublic listed islisted visible isvisible live islive online
  enabled index indexed indexable indexing searchengines robots.index sitemap permalink dgpublish build.list build.render`)

/** Status fields, and the values that mean public. Any other value restricts the article. */
const STATES = words(
  'status poststatus publishstatus publicationstatus publicationstate poststate publishstate visibility',
)
const PUBLIC =
  words(`published publish public publicly live active online final done complete completed finished released
  release posted visible listed everyone everybody all anyone open true yes on 1`)

/** Fields that may mean something else, and the values that restrict the article. */
const HINTS = words('state stage workflow workflowstate access audience type posttype')
const RESTRICTED =
  words(`draft drafts pending private hidden unlisted future scheduled review inreview needsreview internal
  secret trash trashed deleted unpublished notpublished wip inprogress members membersonly paid onlypaid founding
  subscribers subscribersonly premium password passwordprotected protected locked idea planned todo`)

const ROBOTS = words('robots metarobots googlebot xrobotstag')

/** Dates before which the article is not public, and after which it no longer is. */
const BEGINNINGS =
  words(`date publishedat pubdate publishdate publishat publishon publish published scheduled scheduledat
  scheduledfor scheduledate embargo embargountil goliveat releaseat releasedate`)
const ENDINGS =
  words(`expirydate expiredate expires expiresat expireson expiration expirationdate unpublishdate unpublishat
  unpublishon`)

const CANONICAL =
  words(`canonical canonicalurl canonicallink canonicalhref relcanonical linkcanonical originalurl
  originallypublishedat crosspostedfrom crosspostof syndicatedfrom`)

/** Groups with fields about the article. */
const GROUPS = words(
  'seo meta metadata robots sitemap build params extra page post publishing frontmatter alternates',
)

/** Whether a normalised front matter name can hide an article from readers or search engines. */
export function isMark(plain: string): boolean {
  return [CLOSED, OPEN, STATES, HINTS, ROBOTS, BEGINNINGS, ENDINGS, CANONICAL].some((set) => set.has(plain))
}

/** Normalises a name: `lastModified`, `last_modified` and `last-modified` are the same. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/**
 * Finds every front matter field, in any spelling, that restricts an article: hidden, scheduled, expiring, noindex or
 * canonical elsewhere. None of these can be stored yet. Dates without an offset are local times in `zone`.
 */
export function findMarks(fields: readonly Field[], zone: string): Marks {
  const reasons: Diagnostic[] = []
  let canonical: Canonical | null = null
  for (const entry of entriesOf(fields)) {
    const { name, text, place } = entry
    if (namesOriginal(entry)) canonical ??= { ...place, name, address: text }
    else if (isClosed(entry, zone)) {
      const value = text.length > 40 ? `${text.slice(0, 40)}…` : text
      reasons.push({
        ...place,
        message: `“${name}: ${value}” is not supported yet, so this is not published.`,
      })
    }
  }
  return { reasons, canonical }
}

/** Ambiguous names count only when their value is a URL. */
function namesOriginal({ plain, text }: Entry): boolean {
  if (!CANONICAL.has(plain)) return false
  return plain.includes('canonical') ? !NO.has(plainName(text)) : /^(https?:)?\/\//i.test(text)
}

type Entry = { name: string; plain: string; path: string; text: string; place: Position }

function entriesOf(fields: readonly Field[]): Entry[] {
  return fields.flatMap((field) => {
    const plain = plainName(field.name).replace(/^_/, '')
    if (!isMap(field.node)) return entry(field, plain, plain)
    if (!GROUPS.has(plain)) return []
    return field.node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !(isScalar(value) || isSeq(value))) return []
      const below = plainName(String(key.value))
      const { line, column } = field
      return entry(
        { name: `${field.name}.${key.value}`, node: value, line, column },
        below,
        `${plain}.${below}`,
      )
    })
  })
}

function entry({ name, node, line, column }: Field, plain: string, path: string): Entry[] {
  const scalars = isSeq(node) ? node.items : [node]
  const texts = scalars.flatMap((item) =>
    isScalar(item) && item.value !== null ? [String(item.value).trim()] : [],
  )
  const text = texts.join(', ')
  return text === '' ? [] : [{ name, plain, path, text, place: { line, column } }]
}

function isClosed({ plain, path, text }: Entry, zone: string): boolean {
  const has = (set: ReadonlySet<string>) => set.has(plain) || set.has(path)
  const value = plainName(text)
  const date = parseDate(text, zone)
  if (has(ROBOTS)) return /noindex|none/i.test(text)
  if (has(ENDINGS)) return true
  if (has(BEGINNINGS) && date) return date > new Date()
  if (has(CLOSED)) return !NO.has(value)
  if (has(OPEN)) return NO.has(value)
  if (has(STATES)) return !PUBLIC.has(value)
  return has(HINTS) && text.split(',').some((word) => RESTRICTED.has(plainName(word)))
}
