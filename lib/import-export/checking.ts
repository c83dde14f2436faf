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
 * Whether the verbs would take an article, as far as can be told without writing. An import checks before it writes, so
 * that a file that is refused leaves nothing behind. Answers the address it asks for. Throws Invalid.
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
      kind: 'It came in as the other kind before. Give the file another name to import it anew.',
    })
  }
  for (const name of fields.authors) parseInput(bylineInput, { name })
  if (input.slug) await requireFreeSlug(db(), { id: parsed.post?.id ?? '', kind: fields.kind }, input.slug)
  if (fields.series !== null) await checkSeries(parsed, fields.series, fields.part)
  else if (fields.part !== null)
    throw new Invalid({ seriesPart: 'Name the series it is a part of with “series: …”.' })
  // The proof of the finished page can refuse what the checker took.
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
