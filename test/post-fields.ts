import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { someByline } from '#test/factories.ts'
import { freshImage } from '#test/images.ts'
import { fullFields } from '#test/plain-fields.ts'

/** A value other than the default for every field of a draft. Tags, series and authors are existing ones. */
export async function postValues() {
  const { id: coverId } = await storeImage(publicationItself, {
    name: 'a.png',
    bytes: await freshImage(),
  })
  await findOrCreateTag(publicationItself, { name: 'Known' })
  return {
    ...fullFields,
    body: 'New',
    slug: `new-${crypto.randomUUID()}`,
    coverId,
    coverAlt: 'New',
    coverCaption: 'New',
    seriesId: await findOrCreateSeries(publicationItself, { title: 'Known' }),
    seriesPart: 3,
    publishedAt: new Date('2020-02-02T02:02:02Z'),
    tags: ['Known'],
    bylines: [await someByline('Somebody else')],
  } satisfies Required<DraftChange>
}

/** A draft in the form of its input: tags by name, authors by id. */
export async function readDraft(postId: string) {
  const { tags, bylines, ...columns } = await db().draft.findUniqueOrThrow({
    where: { postId },
    include: {
      tags: { orderBy: { position: 'asc' }, include: { tag: true } },
      bylines: { orderBy: { position: 'asc' } },
    },
  })
  return {
    ...columns,
    tags: tags.map(({ tag }) => tag.name),
    bylines: bylines.map(({ bylineId }) => bylineId),
  }
}
