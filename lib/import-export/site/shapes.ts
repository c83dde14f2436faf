import { z } from 'zod'
import { APPLICATION } from '#lib/backup/format.ts'
import { bylineInput } from '#lib/bylines/input.ts'
import { id } from '#lib/core/text.ts'
import { mapPlain } from '#lib/fields/choosing.ts'
import { to } from '#lib/redirects/input.ts'
import { seriesInput } from '#lib/series/input.ts'
import { settingsInput } from '#lib/settings/input.ts'
import { presets, purpose, snippetBody, snippetName } from '#lib/snippets/input.ts'
import { tagInput } from '#lib/tags/input.ts'

/** Incremented when older code could not read an export of this version. */
export const FORMAT = 1

/** The file that marks a folder as an export. */
export const MANIFEST = 'publication.json'

/** The top-level entries of an export. */
export const PARTS = [
  MANIFEST,
  'settings.json',
  'tags.json',
  'series.json',
  'bylines.json',
  'redirects.json',
  'snippets.json',
  'media.json',
  'articles',
  'pages',
  'media',
] as const

export const manifest = z.object({
  application: z.literal(APPLICATION),
  format: z.number().int(),
  counts: z.record(z.string(), z.number().int()),
})

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120)
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** Exported because ids and creation dates break ties. */
const identity = { id, slug, createdAt: instant }

export const tags = z.array(tagInput.extend(identity))
export const series = z.array(seriesInput.extend(identity))
export const bylines = z.array(bylineInput.extend(identity))
export const settings = settingsInput

export const redirects = z.array(
  z.object({
    from: z
      .string()
      .min(2)
      .max(2_000)
      .regex(/^\/[^?#]*$/),
    to: to.nullable(),
    /** The post it redirects to, at whatever URL. */
    postId: id.nullable(),
    status: z.literal([301, 302, 307, 308, 410]),
  }),
)

/** Tags by name and the series by slug, as in posts. */
export const snippets = z.array(
  presets.omit({ seriesId: true }).extend({
    id,
    purpose,
    name: snippetName,
    body: snippetBody,
    series: slug.nullable(),
    createdAt: instant,
  }),
)
export type SnippetRow = z.output<typeof snippets>[number]

export const media = z.array(
  z.object({
    id,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().max(255),
    mime: z.string(),
    bytes: z.number().int().positive(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    alt: z.string().max(1_000),
    focusX: z.int().min(0).max(100).default(50),
    focusY: z.int().min(0).max(100).default(50),
    createdAt: instant,
  }),
)
export type MediaRow = z.output<typeof media>[number]

export const STATES = ['live', 'draft', 'unpublished', 'trashed', 'withdrawn'] as const

const text = z.string().default('')
const flag = z.boolean().default(false)

/** Front matter of an exported post. Fields that only this software uses are under `publication`. */
export const frontMatter = z.object({
  ...mapPlain({ text: () => text, flag: () => flag }),
  slug: slug.nullable().default(null),
  date: instant.nullable().default(null),
  updated: instant.nullable().default(null),
  tags: z.array(z.string()).default([]),
  part: z.number().int().nullable().default(null),
  cover: z
    .string()
    .regex(/^\/media\/[0-9a-f]{64}\.[a-z]+$/)
    .nullable()
    .default(null),
  coverAlt: text,
  coverCaption: text,
  kind: z.enum(['article', 'page']).default('article'),
  publication: z.object({
    id,
    state: z.enum(STATES),
    created: instant,
    /** By slug, because names are not unique. */
    bylines: z.array(slug).default([]),
    series: slug.nullable().default(null),
    /** What the writer chose for the next version. */
    chosenSlug: slug.nullable().default(null),
    chosenDate: instant.nullable().default(null),
    workflow: z.enum(['draft', 'in_review', 'changes_requested']).default('draft'),
    trashed: instant.nullable().default(null),
    withdrawn: instant.nullable().default(null),
    /** The source of an earlier import; `isUntouched`: the draft has not changed since. */
    source: z
      .object({ name: z.string(), hash: z.string(), isUntouched: z.boolean() })
      .nullable()
      .default(null),
  }),
})
export type FrontMatter = z.output<typeof frontMatter>
