import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { authSecret } from '#lib/auth/auth-secret.ts'

// AES-256-GCM: a nonce of 12 bytes, then a tag of 16, then the text.
const ALGORITHM = 'aes-256-gcm'
const [NONCE, TAG] = [12, 16]

/** Encrypts a text with a key made from AUTH_SECRET, so that the database alone does not reveal a link. */
export function seal(text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key(), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Decrypts what `seal` returned; null when it was changed or sealed with another AUTH_SECRET. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, NONCE))
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret(), 'publication', 'mail content', 32))
}
