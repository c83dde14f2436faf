import type { Tx } from '#lib/db/client.ts'
import { currentConfig } from '#lib/search/language.ts'
import { addVocabulary, BODY_VECTOR, HEAD_VECTOR, TITLE_VECTOR } from '#lib/search/tsvector.ts'
import { Prisma } from '#prisma/client.ts'
import type { SeededPost } from './posts.ts'
import type { WrittenPost } from './texts.ts'

/**
 * Stores posts as if each had been published, with one statement per table. Posts without a text copy the text,
 * rendering and search words of the revision in `sources`, indexed by number of the text.
 */
export async function storePosts(
  tx: Tx,
  posts: (SeededPost | WrittenPost)[],
  sources: readonly string[],
): Promise<void> {
  const seeds = seedsOf(posts, sources)
  for (const statement of STATEMENTS) await tx.$executeRaw(statement(seeds))
  await tx.$executeRaw(entries(seeds))
  await addVocabulary(
    tx,
    Prisma.sql`SELECT seed.title, seed.dek, '' AS names, coalesce(seed.plain, '') AS text FROM ${seeds}`,
  )
}

/** The posts as a table named seed. */
function seedsOf(posts: (SeededPost | WrittenPost)[], sources: readonly string[]): Prisma.Sql {
  const rows = posts.map((post) => ({ ...post, origin: sources[post.body] }))
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS seed (
    id char(24), revision char(24), origin char(24), title text, slug text, dek text, description text, at timestamptz,
    featured boolean, series char(24), part int, cover char(24), cover_alt text, tags text[], bylines text[],
    source text, html text, headings jsonb, plain text, words int, minutes int, media text[], renderer int)`
}

/** The revision whose text is copied. */
const origin = Prisma.sql`LEFT JOIN revisions first ON first.id = seed.origin AND seed.source IS NULL`

const STATEMENTS: readonly ((seeds: Prisma.Sql) => Prisma.Sql)[] = [
  (seeds) => Prisma.sql`
    WITH made AS (
      INSERT INTO posts (id, kind, slug, live_revision_id, published_at, featured, series_id, series_part, created_at)
      SELECT id, 'article', slug, revision, at, featured, series, part, at FROM ${seeds}
    )
    INSERT INTO revisions (id, post_id, number, draft_version, title, dek, body, slug, seo_title, description, cover_id,
      cover_alt, cover_caption, series_id, series_part, featured, byline_ids, tag_ids, created_at)
    SELECT seed.revision, seed.id, 1, 1, seed.title, seed.dek, coalesce(seed.source, first.body), seed.slug, '',
      seed.description, seed.cover, seed.cover_alt, '', seed.series, seed.part, seed.featured, seed.bylines, seed.tags, seed.at
    FROM ${seeds} ${origin}`,
  (seeds) => Prisma.sql`
    INSERT INTO drafts (post_id, kind, version, title, dek, body, description, cover_id, cover_alt, series_id, series_part,
      featured, published_at, updated_at)
    SELECT seed.id, 'article', 1, seed.title, seed.dek, coalesce(seed.source, first.body), seed.description, seed.cover,
      seed.cover_alt, seed.series, seed.part, seed.featured, seed.at, seed.at
    FROM ${seeds} ${origin}`,
  (seeds) => Prisma.sql`
    INSERT INTO renderings (revision_id, renderer_version, html, headings, text, words, minutes, media, rendered_at)
    SELECT seed.revision, coalesce(seed.renderer, first.renderer_version), coalesce(seed.html, first.html),
      coalesce(seed.headings, first.headings), coalesce(seed.plain, first.text), coalesce(seed.words, first.words),
      coalesce(seed.minutes, first.minutes), coalesce(seed.media, first.media), seed.at
    FROM ${seeds} LEFT JOIN renderings first ON first.revision_id = seed.origin AND seed.source IS NULL`,
  ...['draft_tags', 'post_tags'].map(
    (table) => (seeds: Prisma.Sql) =>
      Prisma.sql`
      INSERT INTO ${Prisma.raw(table)} (post_id, tag_id, position)
      SELECT seed.id, tag, position - 1 FROM ${seeds}, unnest(seed.tags) WITH ORDINALITY named (tag, position)`,
  ),
  ...['draft_bylines', 'post_bylines'].map(
    (table) => (seeds: Prisma.Sql) =>
      Prisma.sql`
      INSERT INTO ${Prisma.raw(table)} (post_id, byline_id, position)
      SELECT seed.id, byline, position - 1 FROM ${seeds}, unnest(seed.bylines) WITH ORDINALITY named (byline, position)`,
  ),
  (seeds) => Prisma.sql`
    INSERT INTO audit_events (at, action, subject_type, subject_id, detail)
    SELECT seed.at, event.action, 'post', seed.id, event.detail
    FROM ${seeds}
    CROSS JOIN LATERAL (VALUES
      (1, 'post.create', '{"kind": "article"}'::jsonb),
      (2, 'post.publish', jsonb_build_object('revision', 1, 'slug', seed.slug))
    ) event (step, action, detail)
    ORDER BY seed.at, seed.id, event.step`,
]

// Each text is converted to a tsvector once, for all posts that share it.
function entries(seeds: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH language AS (SELECT ${currentConfig} AS config),
    body AS MATERIALIZED (
      SELECT revision_id, config, ${BODY_VECTOR} AS vector
      FROM (
        SELECT rendering.revision_id, language.config, rendering.text, rendering.headings
        FROM renderings rendering CROSS JOIN language
        WHERE rendering.revision_id IN (SELECT DISTINCT coalesce(origin, revision) FROM ${seeds})
      ) source
    )
    INSERT INTO search_entries (post_id, revision_id, published_at, config, head, vector, title)
    SELECT id, revision, at, config, head, head || vector, ${TITLE_VECTOR}
    FROM (
      SELECT source.*, ${HEAD_VECTOR} AS head
      FROM (
        SELECT seed.id, seed.revision, seed.at, seed.title, seed.dek, body.config, body.vector,
               coalesce((SELECT string_agg(byline.name, E'\n' ORDER BY position)
                         FROM unnest(seed.bylines) WITH ORDINALITY named (id, position)
                         JOIN bylines byline ON byline.id = named.id), '') AS names
        FROM ${seeds} JOIN body ON body.revision_id = coalesce(seed.origin, seed.revision)
      ) source
    ) made`
}
