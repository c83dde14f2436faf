import { db } from '#lib/db/client.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import { countStaleRenderings } from '#lib/maintenance/rerendering.ts'
import type { Kind } from '../kinds.ts'
import { fingerprint } from './fingerprint.ts'

const TEXTS = 300

/** Texts that another version has rendered. What they become must be what they were. */
export function renderings(): Kind {
  let right = ''
  const now = () => fingerprint('SELECT revision_id || md5(html) FROM renderings WHERE renderer_version > 0')
  return {
    begin: async () => {
      right = await now()
      await db().$executeRaw`
        UPDATE renderings SET renderer_version = 0, html = '<p>Old</p>'
        WHERE revision_id IN (SELECT live_revision_id FROM posts WHERE live_revision_id IS NOT NULL ORDER BY id LIMIT ${TEXTS})`
      await enqueue(db(), 'rerender', {})
    },
    left: countStaleRenderings,
    faults: async () => ((await now()) === right ? [] : ['a text is not rendered as before']),
  }
}
