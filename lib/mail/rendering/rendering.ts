import { Unavailable } from '#lib/core/errors.ts'
import { WorkerPool } from '#lib/core/worker-pool.ts'
import type { MailSite, MailWords } from '#lib/mail/views.ts'

type Input = { site: MailSite; words: MailWords }

// Mail is rare: the thread ends soon after the last message.
const pool = new WorkerPool<Input, string>({
  name: 'mail',
  program: 'lib/mail/rendering/worker.ts',
  execArgv: ['--import', 'tsx'],
  workers: 1,
  waiting: 1_000,
  cpuMilliseconds: () => 5_000,
  wallClockMilliseconds: 40_000,
  startMilliseconds: 60_000,
  idleMilliseconds: 15_000,
  megabytes: 128,
})

/** A message as HTML. Throws Unavailable when it cannot be rendered now. */
export async function renderMail(input: Input): Promise<string> {
  const outcome = await pool.run(input)
  if ('value' in outcome) return outcome.value
  throw new Unavailable(`The message could not be rendered: ${outcome.failure}.`, { cause: outcome.cause })
}

/** A message as plain text, wrapped nowhere: mail programs wrap, and a broken link does not work. */
export function mailText({ site, words: { paragraphs, button, note } }: Input): string {
  const link = button ? [`${button.label}:\n${button.href}`] : []
  return [...paragraphs, ...link, note, `-- \n${site.name}\n${site.origin}`].join('\n\n')
}
