import { defaultSettings } from '#lib/settings/defaults'
import { Prisma } from '#prisma/client'

/** The text search configuration of the publication's language, in SQL. */
export const currentConfig = Prisma.sql`
  search_config(coalesce((SELECT value #>> '{}' FROM settings WHERE key = 'language'), ${defaultSettings.language}))`
