import { parseColour, toHex } from '#lib/core/colour.ts'
import { sendDueMail } from '#lib/mail/sending.ts'
import type { MailSite } from '#lib/mail/views.ts'
import { directionOf } from '#lib/settings/direction.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

/** Sends what is due, in the publication's name and colours. Returns the number of messages sent. */
export function sendMail(signal?: AbortSignal): Promise<number> {
  return sendDueMail({ readSite: readMailSite, ...(signal && { signal }) })
}

async function readMailSite(): Promise<MailSite> {
  const { name, language, accent } = await getSettings()
  const hex = (colour: string) => toHex(parseColour(colour))
  return {
    name,
    language,
    origin: siteOrigin(),
    direction: directionOf(language),
    accent: { light: hex(accent.light), dark: hex(accent.dark) },
  }
}
