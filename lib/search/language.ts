import { defaultSettings } from '#lib/settings/defaults.ts'
import { Prisma } from '#prisma/client.ts'

/** The text search configuration of the publication's language, in SQL. */
export const currentConfig = Prisma.sql`
  search_config(coalesce((SELECT value #>> '{}' FROM settings WHERE key = 'language'), ${defaultSettings.language}))`

/** The zone in which years begin, in SQL. */
export const currentZone = Prisma.sql`
  coalesce((SELECT value #>> '{}' FROM settings WHERE key = 'zone'), ${defaultSettings.zone})`

/**
 * The configurations that rows of the search were made with, in SQL, as a table with the column config: the publication's
 * own, and until its rows are all made anew that of the language before.
 */
export const configsInUse = Prisma.sql`(
  SELECT DISTINCT used.config
  FROM (SELECT ${currentConfig} AS config) own
  CROSS JOIN LATERAL (VALUES
    (own.config),
    ((SELECT min(config) FROM search_entries WHERE config < own.config)),
    ((SELECT max(config) FROM search_entries WHERE config > own.config))
  ) used (config)
  WHERE used.config IS NOT NULL)`
