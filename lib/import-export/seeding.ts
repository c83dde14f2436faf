import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { publicationItself } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { bylineInput } from '#lib/bylines/input.ts'
import { db } from '#lib/db/client.ts'
import { importArticles } from '#lib/import-export/importing.ts'
import { isComplete, type Report } from '#lib/import-export/report.ts'
import { storeImage } from '#lib/media/storing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { seriesInput } from '#lib/series/input.ts'
import { settingsInput } from '#lib/settings/input.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { tagInput } from '#lib/tags/input.ts'

const FOLDER = resolve('prisma/seed')

const siteSchema = z
  .object({
    bylines: z.array(bylineInput.omit({ avatarId: true }).extend({ avatar: z.string().optional() })),
    tags: z.array(tagInput),
    series: z.array(seriesInput),
    settings: settingsInput,
  })
  .strict()

/** Loads the sample content into an empty database, as the publication itself. Runs at the first start. */
export async function loadSamples(): Promise<void> {
  const text = await readFile(join(FOLDER, 'site.yaml'), 'utf8')
  const { bylines, tags, series, settings } = siteSchema.parse(parse(text))
  for (const { avatar, ...byline } of bylines) {
    await findOrCreateByline(publicationItself, {
      ...byline,
      avatarId: avatar ? await storeAvatar(avatar) : null,
    })
  }
  for (const tag of tags) await findOrCreateTag(publicationItself, tag)
  for (const each of series) await findOrCreateSeries(publicationItself, each)
  if ((await db().setting.count()) === 0) await saveSettings(publicationItself, settings)
  const report = await importArticles(publicationItself, { path: FOLDER })
  if (!isComplete(report)) throw new Error(`The sample content could not be imported.\n${describe(report)}`)
}

async function storeAvatar(path: string): Promise<string> {
  const bytes = await readFile(join(FOLDER, path))
  const { id } = await storeImage(publicationItself, { name: basename(path), bytes })
  return id
}

function describe({ files }: Report): string {
  const lines = files.flatMap(({ file, notes }) => {
    return notes.map(({ line, column, message }) => `  ${file}:${line}:${column}: ${message}`)
  })
  return lines.join('\n')
}
