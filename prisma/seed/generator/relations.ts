import type { Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { transaction } from '#lib/db/transaction.ts'
import { storeImage } from '#lib/media/storing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { findOrCreateTags } from '#lib/tags/creating.ts'
import { drawImage } from './images.ts'
import { DEEDS, FAMILY_NAMES, GIVEN_NAMES, SERIES, TAGS } from './words.ts'

const IMAGES = 16

/** The ids of what posts refer to; `addresses` are the URLs of the images. */
export type Relations = {
  tags: string[]
  bylines: string[]
  series: string[]
  covers: string[]
  addresses: string[]
}

/** Finds or creates tags, bylines, series and images for generated posts. */
export async function prepareRelations(viewer: Viewer): Promise<Relations> {
  const images = []
  for (let number = 0; number < IMAGES; number++) {
    const name = `seed-${number}.png`
    images.push(
      await storeImage(viewer, {
        name,
        bytes: await drawImage(number),
        alt: 'Cells of differing brightness',
      }),
    )
  }
  const bylines = []
  for (const [index, name] of names().entries())
    bylines.push(await findOrCreateByline(viewer, { name, bio: bioOf(name, index) }))
  const series = []
  for (const title of SERIES) series.push(await findOrCreateSeries(viewer, { title }))
  return {
    tags: await transaction((tx) => findOrCreateTags(tx, viewer, [...TAGS])),
    bylines,
    series,
    covers: images.map(({ id }) => id),
    addresses: images.map(({ src }) => src),
  }
}

function names(): string[] {
  return GIVEN_NAMES.flatMap((given) => FAMILY_NAMES.map((family) => `${given} ${family}`))
}

function bioOf(name: string, index: number): string {
  const [given] = name.split(' ')
  return `${given} writes about whatever ${DEEDS[index % DEEDS.length]}.`
}
