import { z } from 'zod'
import { addressProblem } from './addresses.ts'
import type { Content } from './elements.ts'

export type ComponentRule = { content: Content; props: z.ZodObject }

const words = (advice: string) => z.string({ error: advice }).trim().min(1, { error: advice })
const optionalWords = words('Give it a value in quotes, or leave it out.').max(2_000).optional()

const link = address('link')
const picture = address('picture')

/** The components that may be written in MDX, with what each takes. */
export const COMPONENTS: ReadonlyMap<string, ComponentRule> = new Map([
  rule('Callout', 'blocks', { kind: oneOf(['note', 'tip', 'important', 'warning']), title: optionalWords }),
  rule('Figure', 'nothing', {
    src: picture,
    alt: z.string({ error: 'Say what the picture shows with alt="…", or write alt="" for mere decoration.' }),
    caption: optionalWords,
    credit: optionalWords,
    width: oneOf(['normal', 'wide']),
  }),
  rule('Details', 'blocks', {
    summary: words('Give it a summary="…": the line that readers see before they open it.').max(2_000),
    open: z.literal(true, { error: 'Write open alone, without a value.' }).optional(),
  }),
  rule('Quote', 'blocks', { by: optionalWords, source: optionalWords, href: link.optional() }),
  rule('Button', 'words', { href: link }),
])

function rule(name: string, content: Content, shape: z.ZodRawShape): [string, ComponentRule] {
  return [name, { content, props: z.object(shape) }]
}

function oneOf(values: [string, ...string[]]) {
  return z.enum(values, { error: `Choose ${values.slice(0, -1).join(', ')} or ${values.at(-1)}.` }).optional()
}

function address(use: 'link' | 'picture') {
  const given = z.string({
    error: use === 'link' ? 'Give it an address: href="…".' : 'Give it a picture: src="…".',
  })
  return given.superRefine((value, context) => {
    const message = value.trim() ? addressProblem(value, use) : 'Give it an address.'
    if (message) context.addIssue({ code: 'custom', message })
  })
}
