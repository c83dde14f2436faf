import { publicationItself as us } from '#lib/auth/viewer.ts'
import { makeScheduledBackup } from '#lib/background/backing-up.ts'
import { env } from '#lib/core/env.ts'
import type { Handlers } from '#lib/jobs/working.ts'
import { purgeCdn } from '#lib/maintenance/purging-cdn.ts'
import { renderStale } from '#lib/maintenance/rerendering.ts'
import { prepareAllImages, prepareImage } from '#lib/media/preparing.ts'
import { sendMail } from '#lib/notices/sending.ts'
import { emptyTrash } from '#lib/posts/emptying-trash.ts'
import { reindexStale } from '#lib/search/reindexing.ts'

/** What each kind of job does. Each calls a verb that may be interrupted anywhere and run again. */
export const handlers: Handlers = {
  mail: async (_, { signal }) => void (await sendMail(signal)),
  rerender: async (_, { signal }) => void (await renderStale(us, { signal })),
  reindex: async (_, { signal }) => void (await reindexStale(signal)),
  variants: ({ mediaId }, { signal }) => (mediaId ? prepareImage(mediaId) : prepareAllImages(signal)),
  'empty-trash': async (_, { signal }) => void (await emptyTrash(us, { days: env().TRASH_DAYS, signal })),
  purge: (payload, { signal }) => purgeCdn(payload, signal),
  backup: (_, { id, signal }) => makeScheduledBackup({ id, signal }),
}
