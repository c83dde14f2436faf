import { type Finding, ok, warning } from '#lib/maintenance/findings.ts'
import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import { countStaleEntries } from '#lib/search/reindexing.ts'

/** Whether what is made from articles is up to date: their HTML, and their rows in the search. */
export async function checkDerived(): Promise<Finding[]> {
  const renderings = await countStaleRenderings()
  const entries = await countStaleEntries()
  const findings: Finding[] = []
  if (renderings > 0)
    findings.push(
      warning(
        'derived data',
        `${counted(renderings, 'live text was', 'live texts were')} rendered by another version, or never.`,
        'Run: npm run cli -- post render',
      ),
    )
  if (entries > 0)
    findings.push(
      warning(
        'derived data',
        `The search misses ${counted(entries, 'post', 'posts')}, or has them in another language.`,
        'Run: npm run cli -- post render',
      ),
    )
  return findings.length > 0
    ? findings
    : [ok('derived data', 'Every live text is rendered and can be found.')]
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
