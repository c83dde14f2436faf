import { bylineInput } from '#lib/bylines/input.ts'
import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { isVisible } from '#lib/core/characters.ts'
import { Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import type { Draft } from '#lib/import-export/composing.ts'
import type { Dating } from '#lib/import-export/dating.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { ownFields } from '#lib/import-export/writing.ts'
import { createInput } from '#lib/posts/input.ts'
import { requireFreeSlug } from '#lib/posts/slugs.ts'
import { seriesInput } from '#lib/series/input.ts'

/**
 * Validates an article as far as possible without writing, so that a rejected file leaves nothing behind. Returns the
 * slug it asks for. Throws Invalid.
 */
export async function checkFields(
  parsed: ParsedFile,
  composed: Draft,
  dating: Dating,
): Promise<string | null | undefined> {
  const { fields } = parsed.loaded.frontMatter
  const input = parseInput(createInput, {
    ...ownFields(parsed, composed, dating),
    kind: fields.kind,
    slug: fields.slug,
  })
  if (!isVisible(composed.title)) throw new Invalid({ title: 'Give it a title.' })
  if (parsed.post && parsed.post.kind !== fields.kind) {
    throw new Invalid({
      kind: 'It was imported as the other kind before. Rename the file to import it as a new post.',
    })
  }
  for (const name of fields.authors) parseInput(bylineInput, { name })
  if (input.slug) await requireFreeSlug(db(), { id: parsed.post?.id ?? '', kind: fields.kind }, input.slug)
  if (fields.series !== null) await checkSeries(parsed, fields.series, fields.part)
  else if (fields.part !== null)
    throw new Invalid({ seriesPart: 'Add the series that it is a part of: “series: …”.' })
  // Rendering can reject what the checker accepts: the safety check of the rendered HTML comes last.
  if (dating.wantsLive) await renderArticle({ title: composed.title, body: composed.body, media: {} })
  return input.slug
}

async function checkSeries({ post }: ParsedFile, title: string, part: number | null): Promise<void> {
  parseInput(seriesInput, { title })
  if (part === null) return
  const taken = await db().post.count({
    where: {
      series: { title: { equals: title, mode: 'insensitive' } },
      seriesPart: part,
      id: { not: post?.id ?? '' },
    },
  })
  if (taken > 0)
    throw new Invalid({ seriesPart: `Another article is part ${part} of this series. Choose a new number.` })
}
