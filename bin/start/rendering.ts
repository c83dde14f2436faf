import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import { keepSearchComplete } from '#lib/search/reindexing.ts'
import { say } from './output.ts'
import { runNode } from './run-node.ts'

/** Re-renders texts of another renderer version in a separate process. Readers see the old rendering meanwhile. */
export async function rerenderStale(signal: AbortSignal): Promise<void> {
  const stale = await countStaleRenderings()
  if (stale === 0) return
  await runNode(['bin/cli.ts', 'post', 'render'], {
    signal,
    advice:
      'Readers still see the old rendering. Correct these texts in the admin, then run: npm run cli -- post render',
  })
  say(`Re-rendered ${stale} ${stale === 1 ? 'text' : 'texts'} of another version.`)
}

/** Keeps the search index in the site's language while the site runs. */
export async function keepSearch(signal: AbortSignal, failed: (error: unknown) => void): Promise<void> {
  const done = (written: number) =>
    say(`Reindexed ${written} ${written === 1 ? 'post' : 'posts'} for search.`)
  await keepSearchComplete(signal, { done, failed })
}
