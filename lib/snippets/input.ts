import { z } from 'zod'
import { filledLine, id, line, lines } from '#lib/core/text.ts'
import { DRAFT_FIELDS } from '#lib/fields/draft-fields.ts'

/** How many snippets, and how many templates, a publication may have. */
export const MAX_SNIPPETS = 500

/** The largest body of a snippet or template, in bytes of UTF-8. */
export const MAX_SNIPPET_LENGTH = 102_400

export const snippetName = filledLine(100)
export const snippetBody = lines(MAX_SNIPPET_LENGTH)

export const purpose = z.enum(['snippet', 'template'], 'Choose snippet or template.')

/** With `replaces`, the text takes the place of that snippet's, which keeps its name. */
export const snippetInput = z
  .object({
    name: snippetName,
    body: snippetBody.refine((text) => text.trim() !== '', 'Select something to save.'),
    replaces: id.optional(),
  })
  .strict()

export const templateInput = z.object({ postId: id, name: snippetName, replaces: id.optional() }).strict()

/** What posts started from a template begin with. */
export const presets = z.object({
  kind: z.enum(['article', 'page'], 'Choose article or page.'),
  title: line(300),
  dek: line(1_000),
  tags: DRAFT_FIELDS.tags.input,
  seriesId: DRAFT_FIELDS.seriesId.input,
})

export const snippetChange = presets
  .partial()
  .extend({ id, name: snippetName.optional(), body: snippetBody.optional() })
  .strict()

export type SnippetInput = z.input<typeof snippetInput>
export type TemplateInput = z.input<typeof templateInput>
export type SnippetChange = z.input<typeof snippetChange>
