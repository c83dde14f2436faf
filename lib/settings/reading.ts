import { withoutHidden } from '#lib/core/characters.ts'
import { db } from '#lib/db/client.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import { settingsSchema } from '#lib/settings/input.ts'
import type { Settings } from '#lib/settings/views.ts'

/** The publication's settings. What was never set, or is no longer valid, has its default. */
export async function getSettings(): Promise<Settings> {
  const rows = await db().setting.findMany({ take: 200, select: { key: true, value: true } })
  const stored = JSON.stringify(rows)
  if (latest?.stored !== stored) latest = { stored, settings: read(JSON.parse(stored, shown)) }
  return latest.settings
}

// Every page reads the settings, and they hardly ever change: what was made of them last is kept.
let latest: { stored: string; settings: Settings } | undefined

/** Characters that do not show were allowed once: a name that has one stays, without it. */
function shown(_: string, value: unknown): unknown {
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
