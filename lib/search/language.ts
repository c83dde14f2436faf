import { defaultSettings } from '#lib/settings/defaults.ts'
import { Prisma } from '#prisma/client.ts'

/** The text search configuration of the site's language, in SQL. */
export const currentConfig = Prisma.sql`
  search_config(coalesce((SELECT value #>> '{}' FROM settings WHERE key = 'language'), ${defaultSettings.language}))`

/** The time zone in which years begin, in SQL. */
export const currentZone = Prisma.sql`
  coalesce((SELECT value #>> '{}' FROM settings WHERE key = 'zone'), ${defaultSettings.zone})`

/**
 * The text search configurations in use, as a SQL table with the column config: the site's own and, until reindexing
 * is done, the one of its previous language.
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
