import { isMap, isScalar, isSeq } from 'yaml'
import type { Diagnostic } from '#lib/core/errors.ts'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'
import type { Field, Position } from '#lib/import-export/front-matter/parsing.ts'

/** Where an article says that it was first published, and how that was spelled. */
export type Canonical = Position & { name: string; address: string }

export type Marks = { reasons: Diagnostic[]; canonical: Canonical | null }

const words = (text: string) => new Set(text.split(/\s+/))

const NO = words('false no off n 0 never none')

/** Not for everybody when they hold, and holding unless they say no. */
const CLOSED =
  words(`draft isdraft private isprivate unlisted isunlisted unlist hidden ishidden hide secret confidential
  internal unpublished wip trashed deleted expired password protected passwordprotected membersonly memberonly
  subscribersonly paidonly scheduled embargoed headless noindex norobots robotsnoindex hidefromsearchengines
  excludefromsitemap sitemapexclude excludefromcollections eleventyexcludefromcollections sitemap.exclude sitemap.disable`)

/** Not for everybody when they say no. */
const OPEN =
  words(`published ispublished publish public ispublic listed islisted visible isvisible live islive online
  enabled index indexed indexable indexing searchengines robots.index sitemap permalink dgpublish build.list build.render`)

/** Words that must be known to mean everybody, and the words that do. */
const STATES = words(
  'status poststatus publishstatus publicationstatus publicationstate poststate publishstate visibility',
)
const PUBLIC =
  words(`published publish public publicly live active online final done complete completed finished released
  release posted visible listed everyone everybody all anyone open true yes on 1`)

/** Words that may be about something else, and those among them that are not. */
const HINTS = words('state stage workflow workflowstate access audience type posttype')
const RESTRICTED =
  words(`draft drafts pending private hidden unlisted future scheduled review inreview needsreview internal
  secret trash trashed deleted unpublished notpublished wip inprogress members membersonly paid onlypaid founding
  subscribers subscribersonly premium password passwordprotected protected locked idea planned todo`)

const ROBOTS = words('robots metarobots googlebot xrobotstag')

/** Dates before which it is not published, and after which it is not any more. */
const BEGINNINGS =
  words(`date publishedat pubdate publishdate publishat publishon publish published scheduled scheduledat
  scheduledfor scheduledate embargo embargountil goliveat releaseat releasedate`)
const ENDINGS =
  words(`expirydate expiredate expires expiresat expireson expiration expirationdate unpublishdate unpublishat
  unpublishon`)

const CANONICAL =
  words(`canonical canonicalurl canonicallink canonicalhref relcanonical linkcanonical originalurl
  originallypublishedat crosspostedfrom crosspostof syndicatedfrom`)

/** Groups whose entries are about the article. */
const GROUPS = words(
  'seo meta metadata robots sitemap build params extra page post publishing frontmatter alternates',
)

/** Whether a name in front matter, without marks and capitals, can keep an article from readers or search engines. */
export function isMark(plain: string): boolean {
  return [CLOSED, OPEN, STATES, HINTS, ROBOTS, BEGINNINGS, ENDINGS, CANONICAL].some((set) => set.has(plain))
}

/** `lastModified`, `last_modified` and `last-modified` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/**
 * What in a front matter says, in any spelling, that an article is not for everybody: to be hidden, to wait, to end, to
 * stay out of search engines or to belong to another address. Nothing of it can be kept yet. Dates without an offset
 * are times of day in `zone`.
 */
export function findMarks(fields: readonly Field[], zone: string): Marks {
  const reasons: Diagnostic[] = []
  let canonical: Canonical | null = null
  for (const entry of entriesOf(fields)) {
    const { name, text, place } = entry
    if (namesOriginal(entry)) canonical ??= { ...place, name, address: text }
    else if (isClosed(entry, zone)) {
      const value = text.length > 40 ? `${text.slice(0, 40)}…` : text
      reasons.push({ ...place, message: `“${name}: ${value}” cannot be kept yet, so this is not published.` })
    }
  }
  return { reasons, canonical }
}

/** Names that may mean something else count when they hold an address. */
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
