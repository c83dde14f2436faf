import { getSettings } from '#lib/settings/reading.ts'

/** Collates by the site's language: PostgreSQL would sort «Ä» after «Z». */
export async function sortByName<T extends { name: string }>(items: T[]): Promise<T[]> {
  const { language } = await getSettings()
  const collator = new Intl.Collator(language, { numeric: true })
  return items.toSorted((a, b) => collator.compare(a.name, b.name))
}
