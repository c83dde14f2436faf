import { withoutHidden } from '#lib/core/characters.ts'
import { db } from '#lib/db/client.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import { settingsSchema } from '#lib/settings/input.ts'
import type { Settings } from '#lib/settings/views.ts'

/** The site's settings. Missing or invalid ones have their defaults. */
export async function getSettings(): Promise<Settings> {
  const rows = await db().setting.findMany({ take: 200, select: { key: true, value: true } })
  const stored = JSON.stringify(rows)
  if (latest?.stored !== stored) latest = { stored, settings: read(JSON.parse(stored, stripHidden)) }
  return latest.settings
}

// Every page reads the settings and they rarely change, so the last parsed result is cached.
let latest: { stored: string; settings: Settings } | undefined

/** Invisible characters were once allowed: names that contain them are shown without. */
function stripHidden(_: string, value: unknown): unknown {
  return typeof value === 'string' ? withoutHidden(value) : value
}

type Row = { key: string; value: unknown }

function read(rows: Row[]): Settings {
  const parsed = parseOver(rows)
  if (parsed.success) return parsed.data
  const broken = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return parseOver(rows.filter(({ key }) => !broken.has(key))).data ?? defaultSettings
}

function parseOver(rows: Row[]) {
  return settingsSchema.safeParse({
    ...defaultSettings,
    ...Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  })
}
