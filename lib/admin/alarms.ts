import type { Alarm } from '#lib/admin/views.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { judgeJobs } from '#lib/jobs/judging.ts'
import { readJobsHealth } from '#lib/jobs/reading.ts'
import { judgeMail, readMailHealth } from '#lib/mail/health.ts'

/** What administrators must look at; empty when all is well, and for others. */
export async function listAlarms(viewer: Viewer): Promise<Alarm[]> {
  if (!holds(viewer, 'administrator')) return []
  const [jobs, mail] = await Promise.all([readJobsHealth(), readMailHealth()])
  const alarms = [
    { found: judgeJobs(jobs)?.found, link: { label: 'See the jobs', href: '/admin/jobs' } },
    { found: judgeMail(mail), link: { label: 'See the mail', href: '/admin/mail' } },
  ]
  return alarms.flatMap(({ found, link }) => (found ? [{ found, link }] : []))
}
