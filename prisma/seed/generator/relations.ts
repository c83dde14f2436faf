import type { Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { transaction } from '#lib/db/transaction.ts'
import { storePicture } from '#lib/media/storing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { findOrCreateTags } from '#lib/tags/creating.ts'
import { drawPicture } from './pictures.ts'
import { DEEDS, FAMILY_NAMES, GIVEN_NAMES, SERIES, TAGS } from './words.ts'

const PICTURES = 16

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
  const pictures = []
  for (let number = 0; number < PICTURES; number++) {
    const name = `seed-${number}.png`
    pictures.push(
      await storePicture(viewer, {
        name,
        bytes: await drawPicture(number),
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
    covers: pictures.map(({ id }) => id),
    addresses: pictures.map(({ src }) => src),
  }
}

function names(): string[] {
  return GIVEN_NAMES.flatMap((given) => FAMILY_NAMES.map((family) => `${given} ${family}`))
}

function bioOf(name: string, index: number): string {
  const [given] = name.split(' ')
  return `${given} writes about whatever ${DEEDS[index % DEEDS.length]}.`
}
