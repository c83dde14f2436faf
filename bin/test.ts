import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAll } from './test/plan.ts'
import { summary, total } from './test/totals.ts'

// Leaving runs the exit listeners, which stop the program under way.
process.on('SIGTERM', () => process.exit(143))
process.on('SIGINT', () => process.exit(130))

const reports = mkdtempSync(join(tmpdir(), 'publication-reports-'))
const results = await runAll(reports)
rmSync(reports, { recursive: true, force: true })

const broken = results.filter(({ counts }) => counts.failed > 0)
console.log(broken.length === 0 ? '' : `\nFailed: ${broken.map(({ name }) => name).join(', ')}`)
console.log(summary(total(results.map(({ counts }) => counts))))
process.exitCode = broken.length === 0 ? 0 : 1
