import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Choice, chooseTests } from './test/choosing.ts'
import { runTests, watchTests } from './test/plan.ts'
import { summary, total } from './test/totals.ts'

// Leaving runs the exit listeners, which stop the program under way.
process.on('SIGTERM', () => process.exit(143))
process.on('SIGINT', () => process.exit(130))

try {
  const choice = chooseTests(process.argv.slice(2))
  if (choice.kind === 'watch') await watchTests()
  else await report(choice)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function report(choice: Exclude<Choice, { kind: 'watch' }>) {
  const reports = mkdtempSync(join(tmpdir(), 'publication-reports-'))
  const results = await runTests(choice, reports)
  rmSync(reports, { recursive: true, force: true })

  const broken = results.filter(({ counts }) => counts.failed > 0)
  console.log(broken.length === 0 ? '' : `\nFailed: ${broken.map(({ name }) => name).join(', ')}`)
  console.log(summary(total(results.map(({ counts }) => counts))))
  process.exitCode = broken.length === 0 ? 0 : 1
}
