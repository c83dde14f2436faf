import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { isId, newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { invalidate } from '#lib/invalidation/recording.ts'
import { isServed } from '#lib/published/resolving.ts'
import { type RedirectInput, redirectInput } from '#lib/redirects/input.ts'
import { findTarget, type Target } from '#lib/redirects/targets.ts'
import { type Address, parseAddress } from '#lib/urls/parse-address.ts'
import { mayRedirectFrom } from '#lib/urls/reserved.ts'

/**
 * Creates a redirect and returns its identifier. If the target redirects too, its final target is stored: there are
 * no chains. Editors and above. Throws Invalid when a page is served at the address, when it already has a redirect,
 * and when the redirect would loop.
 */
export async function createRedirect(viewer: Viewer, input: RedirectInput): Promise<string> {
  requireEditor(viewer)
  const { from, to, status } = parseInput(redirectInput, input)
  const address = parseAddress(from)
  if (!address || !mayRedirectFrom(address.path))
    throw new Invalid({ from: 'This address cannot be redirected. Choose another.' })
  return transaction(async (tx) => {
    await lock(tx, 'addresses')
    await requireFree(tx, address)
    const target = to === null ? NOWHERE : await findTarget(tx, to, address)
    const id = newId()
    await tx.redirect.create({
      data: { id, from: address.given, ...target, status, createdById: viewer.userId },
      select: { id: true },
    })
    if (to !== null) await passOver(tx, address, target)
    await record(tx, viewer, { action: 'redirect.create', id, from: address.given, path: address.path })
    return id
  })
}

/** Deletes a redirect. Editors and above. */
export async function deleteRedirect(viewer: Viewer, redirectId: string): Promise<void> {
  requireEditor(viewer)
  if (!isId(redirectId)) throw new NotFound('redirect')
  await transaction(async (tx) => {
    const found = await tx.redirect.findUnique({ where: { id: redirectId }, select: { from: true } })
    const { count } = await tx.redirect.deleteMany({ where: { id: redirectId } })
    if (!found || count === 0) throw new NotFound('redirect')
    const path = found.from.toLowerCase()
    await record(tx, viewer, { action: 'redirect.delete', id: redirectId, from: found.from, path })
  })
}

const NOWHERE: Target = { to: null, postId: null }

function requireEditor(viewer: Viewer): void {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to change redirects.')
}

async function requireFree(tx: Tx, address: Address): Promise<void> {
  if (await isServed(tx, address))
    throw new Invalid({
      from: 'This address already has a page. Unpublish the page or change its address first.',
    })
  if (await tx.redirect.count({ where: { from: address.given } }))
    throw new Invalid({ from: 'This address already has a redirect. Delete it first.' })
}

/** Points redirects that led here directly at the new target. */
async function passOver(tx: Tx, { given, path }: Address, target: Target): Promise<void> {
  await tx.redirect.updateMany({ where: { to: { in: [encodeURI(given), encodeURI(path)] } }, data: target })
}

type Entry = { action: 'redirect.create' | 'redirect.delete'; id: string; from: string; path: string }

async function record(tx: Tx, viewer: Viewer, { action, id, from, path }: Entry): Promise<void> {
  await recordAudit(tx, viewer, { action, subjectType: 'redirect', subjectId: id, detail: { from } })
  await invalidate(tx, { refresh: [cacheTags.path(from), cacheTags.path(path)] })
}
