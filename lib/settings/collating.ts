import { getSettings } from '#lib/settings/reading.ts'

/** Sorts the way readers of the publication's language expect: PostgreSQL would put «Ä» after «Z». */
export async function sortByName<T extends { name: string }>(items: T[]): Promise<T[]> {
  const { language } = await getSettings()
  const collator = new Intl.Collator(language, { numeric: true })
  return items.toSorted((a, b) => collator.compare(a.name, b.name))
}
