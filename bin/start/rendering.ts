import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import { keepSearchComplete } from '#lib/search/reindexing.ts'
import { say } from './output.ts'
import { runNode } from './run-node.ts'

/** Renders anew, in a process beside the site, what another version of the renderer made. Readers see the old until then. */
export async function rerenderStale(signal: AbortSignal): Promise<void> {
  const stale = await countStaleRenderings()
  if (stale === 0) return
  await runNode(['bin/cli.ts', 'post', 'render'], {
    signal,
    advice:
      'Readers see these texts as they were. Correct them at the desk, then run: npm run cli -- post render',
  })
  say(`Rendered anew: ${stale} ${stale === 1 ? 'text' : 'texts'} of another version.`)
}

/** Keeps the search in the language of the publication while the site runs, whoever changes it. */
export async function keepSearch(signal: AbortSignal, failed: (error: unknown) => void): Promise<void> {
  const done = (written: number) =>
    say(`Made anew in the search: ${written} ${written === 1 ? 'post' : 'posts'}.`)
  await keepSearchComplete(signal, { done, failed })
}
