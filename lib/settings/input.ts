import { z } from 'zod'
import { contrast, DARK_PAPER, PAPER } from '#lib/core/colour.ts'
import { link } from '#lib/core/link.ts'
import { filledLine, id, line } from '#lib/core/text.ts'
import { imageSources } from '#lib/media/sources.ts'
import { PUBLISH_CHECKS } from '#lib/settings/publish-checks.ts'

const links = z.array(link).max(30, 'Use at most 30 links.')

const accentOn = (paper: string) =>
  z
    .string()
    .trim()
    .refine((colour) => contrast(colour, paper) >= 4.5, {
      message:
        'Choose a colour such as #a3341c or oklch(0.5 0.17 34), with a contrast of at least 4.5 : 1 to the background.',
    })

/** The stored form of a logo; the image itself is immutable. */
const storedLogo = z
  .object({
    id,
    src: z.string().regex(/^\/media\/[0-9a-f]{64}\.[a-z]+$/),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  })
  .transform((logo) => ({ ...logo, sources: imageSources(logo) }))

/** The schema of all stored settings. */
export const settingsSchema = z.object({
  name: filledLine(100),
  tagline: line(200),
  description: line(500),
  logo: storedLogo.nullable(),
  language: z.string().refine(isLanguage, 'Enter a language tag such as en or pt-BR.'),
  typographicQuotes: z.boolean('Choose yes or no.'),
  zone: z.string().refine(isZone, 'Enter a time zone such as Europe/Berlin.'),
  accent: z.object({ light: accentOn(PAPER), dark: accentOn(DARK_PAPER) }),
  postsPerPage: z
    .number('Enter a number.')
    .int('Enter a whole number.')
    .min(1, 'Show at least 1.')
    .max(100, 'Show at most 100.'),
  navigation: links,
  footer: links,
  social: links,
  blockingChecks: z
    .array(z.enum(PUBLISH_CHECKS, 'Choose among the checks.'))
    .transform((checks) => [...new Set(checks)]),
})

/** A partial change; the logo is given by identifier. Unknown settings are rejected. */
export const settingsInput = settingsSchema.extend({ logo: id.nullable() }).partial().strict()
export type SettingsInput = z.input<typeof settingsInput>

function isLanguage(tag: string): boolean {
  return accepts(() => Intl.getCanonicalLocales(tag))
}

function isZone(zone: string): boolean {
  return accepts(() => new Intl.DateTimeFormat('en', { timeZone: zone }))
}

function accepts(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
