import { hkdfSync } from 'node:crypto'

/**
 * Next takes it at build time for a key, and derives the identifiers of server actions from it: with the same one in every
 * build, a form that was opened before an update still finds its action. It is no secret; nothing is encrypted with it.
 */
export const ACTION_ID_SALT = Buffer.from('publication-server-action-ids-v1').toString('base64')

/**
 * The key with which Next encrypts what a server action closes over, as NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: the same for
 * every instance and build of a publication, because it comes from the secret that they share (HKDF, RFC 5869).
 */
export function actionKey(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'publication: server actions', 32)).toString('base64')
}
