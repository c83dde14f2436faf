import { type Finding, ok, warning } from '#lib/maintenance/findings.ts'
import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import { countStaleEntries } from '#lib/search/reindexing.ts'

/** Checks that derived data is up to date: rendered HTML and the search index. */
export async function checkDerived(): Promise<Finding[]> {
  const renderings = await countStaleRenderings()
  const entries = await countStaleEntries()
  const findings: Finding[] = []
  if (renderings > 0)
    findings.push(
      warning(
        'derived data',
        `${counted(renderings, 'live text was', 'live texts were')} rendered by another version, or not at all.`,
        'Run: npm run cli -- post render',
      ),
    )
  if (entries > 0)
    findings.push(
      warning(
        'derived data',
        `The search index lacks ${counted(entries, 'post', 'posts')}, or has them in another language.`,
        'Run: npm run cli -- post render',
      ),
    )
  return findings.length > 0
    ? findings
    : [ok('derived data', 'Every live text is rendered and in the search index.')]
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
