import { bylineInput } from '#lib/bylines/input'
import { isVisible } from '#lib/characters'
import { db } from '#lib/db/client'
import { Invalid } from '#lib/errors'
import { parseInput } from '#lib/input'
import { renderArticle } from '#lib/mdx/rendering'
import { createInput } from '#lib/posts/input'
import { requireFreeSlug } from '#lib/posts/slugs'
import { seriesInput } from '#lib/series/input'
import type { Composed } from '#lib/transfer/composing'
import type { Dating } from '#lib/transfer/dating'
import type { Prepared } from '#lib/transfer/preparing'
import { ownFields } from '#lib/transfer/writing'

/**
 * Whether the verbs would take an article, as far as can be told without writing. An import checks before it writes, so
 * that a file that is refused leaves nothing behind. Answers the address it asks for. Throws Invalid.
 */
export async function checkFields(
  prepared: Prepared,
  composed: Composed,
  dating: Dating,
): Promise<string | null | undefined> {
  const { said } = prepared.loaded.matter
  const fields = parseInput(createInput, {
    ...ownFields(prepared, composed, dating),
    kind: said.kind,
    slug: said.slug,
  })
  if (!isVisible(composed.title)) throw new Invalid({ title: 'Give it a title.' })
  if (prepared.post && prepared.post.kind !== said.kind) {
    throw new Invalid({
      kind: 'It came in as the other kind before. Give the file another name to import it anew.',
    })
  }
  for (const name of said.authors) parseInput(bylineInput, { name })
  if (fields.slug) await requireFreeSlug(db(), { id: prepared.post?.id ?? '', kind: said.kind }, fields.slug)
  if (said.series !== null) await checkSeries(prepared, said.series, said.part)
  else if (said.part !== null)
    throw new Invalid({ seriesPart: 'Name the series it is a part of with “series: …”.' })
  // The proof of the finished page can refuse what the checker took.
  if (dating.wantsLive) await renderArticle({ title: composed.title, body: composed.body, media: {} })
  return fields.slug
}

async function checkSeries({ post }: Prepared, title: string, part: number | null): Promise<void> {
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
