import { changesOf, type DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { SaveRequest } from '#components/admin/editor/saving/draft-server.ts'
import { type FieldName, isEqual, pick } from '#components/admin/editor/saving/merging.ts'
import { spliceBetween } from '#components/admin/editor/saving/splice.ts'
import { uuid } from '#components/admin/editor/saving/uuid.ts'
import type { Failure } from '#lib/admin/views.ts'

/** A save that was sent, or is about to be: what the draft holds when the server has stored it. */
export type Attempt = { request: SaveRequest; sent: DraftFields }

type Options = {
  postId: string
  version: number
  saved: DraftFields
  fields: DraftFields
  /** Texts of the writer that lost a conflict, for the server to keep. */
  lost: DraftFields[]
  isWhole: boolean
}

/** The next save; null when nothing has changed. */
export function nextAttempt(options: Options): Attempt | null {
  const { postId, version, saved, fields, lost, isWhole } = options
  const { body, ...changes } = changesOf(fields, saved)
  if (body === undefined && Object.keys(changes).length === 0 && lost.length === 0) return null
  return {
    sent: fields,
    request: {
      postId,
      version,
      saveId: uuid(),
      ...changes,
      ...(body !== undefined &&
        (isWhole ? { body } : { bodySplice: spliceBetween(saved.body, fields.body) })),
      ...(lost.length > 0 && { conflicting: lost.map((own) => changesOf(own, saved)) }),
    },
  }
}

/** The fields without those the server has refused as they are now: one bad field must not hold up the others. */
export function withoutRefused(
  fields: DraftFields,
  saved: DraftFields,
  refused: Partial<DraftFields>,
): DraftFields {
  const names = (Object.keys(refused) as FieldName[]).filter((name) => isEqual(fields[name], refused[name]))
  return names.length > 0 ? { ...fields, ...pick(saved, names) } : fields
}

/** The fields that a failure is about; null when it is about something else too. */
export function refusedFields(failure: Failure, sent: DraftFields): Partial<DraftFields> | null {
  if (failure.code !== 'invalid') return null
  const names = Object.keys(failure.fields).map(fieldOf)
  return names.length > 0 && names.every((name) => name in sent) ? pick(sent, names as FieldName[]) : null
}

/** In a save, the three parts of a cover are fields of their own, and lists name the item: `tags.2`. */
function fieldOf(name: string): string {
  const [first = ''] = name.split('.')
  return first.startsWith('cover') ? 'cover' : first
}
