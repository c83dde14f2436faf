import { listPageSlugs } from '#lib/posts/slugs.ts'
import { pageRow } from '#lib/urls/addresses.ts'
import type { Route } from '#server/routing/routes.ts'

/** Replaces files by the pages, live or not, that have their address. `covered`: those files. */
export async function preferPages(files: readonly Route[]) {
  const slugs = await listPageSlugs(files.map(slugOf).filter((slug) => /^[^/.]+$/.test(slug)))
  const isCovered = (file: Route) => slugs.has(slugOf(file))
  const covered = files.filter(isCovered)
  const pages = covered.flatMap((file) => pageRow(slugOf(file)))
  return { rows: [...files.filter((file) => !isCovered(file)), ...pages], covered }
}

function slugOf({ path }: Route): string {
  return path.slice(1).toLowerCase()
}
