import Bowser from 'bowser'
import type { Tx } from '#lib/db/client.ts'
import { notify } from '#lib/notices/notifying.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { absolute } from '#lib/urls/origin.ts'

type Device = { network: string; userAgent: string }

/** Tells a user of a sign-in from a network that is new, in the transaction that opens the session. Not the first one. */
export async function tellOfNewDevice(tx: Tx, userId: string, { network, userAgent }: Device): Promise<void> {
  if ((await tx.knownNetwork.count({ where: { userId } })) === 0) return
  const { zone, language } = await getSettings()
  const at = new Date().toLocaleString(language, { dateStyle: 'long', timeStyle: 'long', timeZone: zone })
  const link = absolute('/admin/account')
  const browser = browserName(userAgent)
  await notify(tx, [userId], ({ name }) => ({ kind: 'newDevice', link, name, browser, network, at }))
}

/** "Firefox on Windows". */
function browserName(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent || ' ')
  return `${browser.name || 'an unknown browser'}${os.name ? ` on ${os.name}` : ''}`
}
