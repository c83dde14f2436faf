import { publicationItself } from '#lib/auth/viewer.ts'
import type { Handlers } from '#lib/jobs/working.ts'
import { renderStale } from '#lib/maintenance/rerendering.ts'

/** What each kind of job does. Each calls a verb that may be interrupted anywhere and run again. */
export const handlers: Handlers = {
  rerender: async (_, { signal }) => void (await renderStale(publicationItself, { signal })),
}
