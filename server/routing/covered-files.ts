import { listPageSlugs } from '#lib/posts/slugs.ts'
import type { Route } from '#server/routing/routes.ts'

/** Puts pages, live or not yet, in the place of files that have their address. `covered`: those files. */
export async function preferPages(files: readonly Route[]) {
  const slugs = await listPageSlugs(files.map(slugOf).filter((slug) => /^[^/.]+$/.test(slug)))
  const isCovered = (file: Route) => slugs.has(slugOf(file))
  const covered = files.filter(isCovered)
  return { rows: [...files.filter((file) => !isCovered(file)), ...covered.map(toPage)], covered }
}

// At the address itself, Next would show the file.
function toPage(file: Route): Route {
  const slug = slugOf(file)
  return {
    ...{ path: `/${slug}`, kind: 'document', type: 'text/html', query: [] },
    internalPath: `/documents/page/${slug}`,
  }
}

function slugOf({ path }: Route): string {
  return path.slice(1).toLowerCase()
}
