import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { PublishInput } from '#lib/posts/input.ts'
import { type Published, publishPost } from '#lib/posts/publishing.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { planPublication } from './planning.ts'

/**
 * publishPost for the desk: throws Invalid when a check that blocks finds something. Imports and the command line
 * publish without these checks.
 */
export async function publishChecked(viewer: Viewer, input: PublishInput): Promise<Published> {
  const { blockingChecks } = await getSettings()
  if (blockingChecks.length > 0) await requireNoBlocker(viewer, input)
  return publishPost(viewer, input)
}

async function requireNoBlocker(viewer: Viewer, { postId }: PublishInput): Promise<void> {
  const { findings } = await planPublication(viewer, { postId })
  const blocking = findings.filter(({ isBlocking }) => isBlocking)
  if (blocking.length === 0) return
  const inText = blocking.flatMap(({ message, place }) => ('line' in place ? [{ ...place, message }] : []))
  const inFields = blocking.flatMap(({ message, place }) =>
    'field' in place ? [[place.field, message]] : [],
  )
  throw new Invalid(
    { form: blocking.map(({ message }) => message).join(' '), ...Object.fromEntries(inFields) },
    inText,
  )
}
