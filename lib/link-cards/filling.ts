import { z } from 'zod'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { DomainError, Forbidden, Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { line } from '#lib/core/text.ts'
import { cardOfOwn } from '#lib/link-cards/own-page.ts'
import { readPage } from '#lib/link-cards/reading-page.ts'
import type { LinkCard } from '#lib/link-cards/views.ts'
import { storeRemoteImage } from '#lib/media/fetching.ts'
import { spendAllowance } from '#lib/outgoing/allowance.ts'
import { fetchOutside } from '#lib/outgoing/fetching.ts'
import { siteOrigin } from '#lib/urls/origin.ts'

// Some pages carry megabytes of script; what a card needs stands at their beginning, but only whole bodies are read.
const MAX_PAGE_BYTES = 5 * 1024 * 1024
const TYPES = ['text/html', 'application/xhtml+xml']

const input = z.object({ href: line(2_048) }).strict()

/**
 * What a link card shows for an address, filled once while writing: from the database for this site's articles, else
 * from the page, whose picture is copied into the library. All who write may. Throws Invalid with the reason under
 * `address`, and TooMany.
 */
export async function fillLinkCard(viewer: Viewer, given: unknown): Promise<LinkCard> {
  const { href } = parseInput(input, given)
  if (!holds(viewer, 'contributor')) throw new Forbidden('Only writers make link cards.')
  const own = siteOrigin()
  const url = URL.parse(href, own)
  if (url?.origin === own) return requireOwn(url.pathname)
  if (viewer.userId) spendAllowance(viewer.userId)
  const page = await fetchOutside(href, { types: TYPES, maxBytes: MAX_PAGE_BYTES })
  const { title, description, site, image } = readPage(page)
  if (!title) throw new Invalid({ address: 'The page has no title. Use a link.' })
  return { href, title, description, site, image: image ? await copyImage(viewer, image) : '' }
}

async function requireOwn(path: string): Promise<LinkCard> {
  const card = await cardOfOwn(path)
  if (!card) throw new Invalid({ address: 'There is no live article at this address. Use a link.' })
  return card
}

/** A card without a picture is better than none. */
async function copyImage(viewer: Viewer, address: string): Promise<string> {
  try {
    return (await storeRemoteImage(viewer, { address })).src
  } catch (error) {
    if (error instanceof DomainError) return ''
    throw error
  }
}
