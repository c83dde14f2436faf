import { z } from 'zod'
import { addressProblem } from './addresses.ts'
import { COMPONENT_CONTENT, type ComponentName } from './content-models.ts'
import type { Content } from './elements.ts'

export type ComponentRule = { content: Content; props: z.ZodObject }

const words = (advice: string) => z.string({ error: advice }).trim().min(1, { error: advice })
const optionalWords = words('Give it a value in quotes, or remove it.').max(2_000).optional()

const link = address('link')
const image = address('image')

/** Allow-list of MDX components, with the schema of their props. */
export const COMPONENTS: ReadonlyMap<string, ComponentRule> = new Map([
  rule('Callout', { kind: oneOf(['note', 'tip', 'important', 'warning']), title: optionalWords }),
  rule('Figure', {
    src: image,
    alt: z.string({ error: 'Describe the image with alt="…", or write alt="" if it is decorative.' }),
    caption: optionalWords,
    credit: optionalWords,
    width: oneOf(['normal', 'wide']),
  }),
  rule('Details', {
    summary: words('Add summary="…": the line that readers see before they open it.').max(2_000),
    open: z.literal(true, { error: 'Write open alone, without a value.' }).optional(),
  }),
  rule('Quote', { by: optionalWords, source: optionalWords, href: link.optional() }),
  rule('Button', { href: link }),
  rule('LinkCard', {
    href: link,
    title: words('Add title="…": the words of the link.').max(2_000),
    description: optionalWords,
    site: optionalWords,
    image: image.optional(),
  }),
])

function rule(name: ComponentName, shape: z.ZodRawShape): [string, ComponentRule] {
  return [name, { content: COMPONENT_CONTENT[name], props: z.object(shape) }]
}

function oneOf(values: [string, ...string[]]) {
  return z.enum(values, { error: `Choose ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.` }).optional()
}

function address(use: 'link' | 'image') {
  const given = z.string({
    error: use === 'link' ? 'Add the address: href="…".' : 'Add the image: src="…".',
  })
  return given.superRefine((value, context) => {
    const message = value.trim() ? addressProblem(value, use) : 'Give it an address.'
    if (message) context.addIssue({ code: 'custom', message })
  })
}
