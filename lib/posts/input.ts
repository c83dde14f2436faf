import { z } from 'zod'
import { id, line } from '#lib/core/text.ts'
import type { DraftFieldName } from '#lib/fields/choosing.ts'
import { DRAFT_FIELDS } from '#lib/fields/draft-fields.ts'
import { MAX_BODY_LENGTH, pastInstant } from '#lib/fields/schemas.ts'

/** Tags are given by name, bylines and other references by identifier. */
const draftFields = z.object(inputs())

const kind = z.enum(['article', 'page'], 'Choose article or page.')
const version = z.number('Send the version you changed.').int().min(1)

export const createInput = draftFields
  .partial()
  .extend({ kind: kind.default('article') })
  .strict()

const units = z.number().int().min(0).max(MAX_BODY_LENGTH)

export const saveInput = draftFields
  .partial()
  .extend({
    postId: id,
    version,
    /** Made by the sender. Sent again with the same one, a save that was stored is not stored twice. */
    saveId: z.uuid('Send a UUID.').optional(),
    /** Instead of `body`: one replacement in the body of that version. */
    bodySplice: z
      .object({ from: units, to: units, insert: z.string('Enter a text.'), length: units })
      .strict()
      .optional(),
    /** After edit conflicts: what differed from that version in texts of the writer, to be looked up later. */
    conflicting: z.array(draftFields.partial().strict()).max(5).optional(),
  })
  .strict()

/** A body that was put together on the server. */
export const bodyInput = draftFields.pick({ body: true })

/** The fields of a draft as they are on the screen, for whatever is told about a text before it is saved. */
export const unsavedInput = draftFields.partial().extend({ postId: id }).strict()

export const publishInput = z.object({ postId: id, version }).strict()

/** The source of an imported post, and the hash of the imported content. */
export const sourceInput = z.object({ name: line(2_000), hash: line(200) }).strict()

/** `revisedAt`: when the text last changed, if that was before this publication. */
export const importedPublishInput = publishInput.extend({ revisedAt: pastInstant.nullable().optional() })

export type CreateInput = z.input<typeof createInput>
export type SaveInput = z.input<typeof saveInput>
export type UnsavedInput = z.input<typeof unsavedInput>
export type PublishInput = z.input<typeof publishInput>
export type Source = z.input<typeof sourceInput>
export type ImportedPublishInput = z.input<typeof importedPublishInput>
export type ParsedSave = z.output<typeof saveInput>
export type DraftChange = Partial<z.output<typeof draftFields>>

function inputs() {
  const entries = Object.entries(DRAFT_FIELDS).map(([name, { input }]) => [name, input])
  return Object.fromEntries(entries) as { [Name in DraftFieldName]: (typeof DRAFT_FIELDS)[Name]['input'] }
}
