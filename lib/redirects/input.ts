import { z } from 'zod'
import { line } from '#lib/core/text.ts'
import { redirectTarget } from '#lib/urls/own-path.ts'

/** A path on this site, such as /old-name. */
const from = line(2_000)
  .transform((text) => text.trim())
  .refine((path) => /^\/(?!\/)[^?#\\]*$/.test(path), 'Enter a path such as /old-name, without ? or #.')

/** A path on this site or an absolute URL, parsed as browsers do. */
export const to = line(2_000).transform((text, context) => {
  const target = redirectTarget(text.trim())
  if (target !== null) return target
  context.addIssue('Enter a path such as /about or an address that begins with https://.')
  return z.NEVER
})

export const redirectInput = z
  .object({
    from,
    /** Null with status 410 Gone. */
    to: to.nullable(),
    status: z.literal([301, 302, 307, 308, 410], 'Choose 301, 302, 307, 308 or 410.').default(308),
  })
  .strict()
  .refine(({ to, status }) => (to === null) === (status === 410), {
    path: ['to'],
    message: 'Enter a target, or choose 410 and leave it empty.',
  })

export type RedirectInput = z.input<typeof redirectInput>
