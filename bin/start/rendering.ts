import { countStaleRenderings } from '#lib/posts/rerendering'
import { runNode } from './children.ts'

/** Renders anew, in a process beside the site, what another version of the renderer made. Readers see the old until then. */
export async function renderAnew(signal: AbortSignal): Promise<void> {
  const stale = await countStaleRenderings()
  if (stale === 0) return
  await runNode(['--import', 'tsx', 'bin/cli.ts', 'post', 'render'], {
    signal,
    advice:
      'Readers see these texts as they were. Correct them at the desk, then run: npm run cli -- post render',
  })
  console.log(`Rendered anew: ${stale} ${stale === 1 ? 'text' : 'texts'} of another version.`)
}
