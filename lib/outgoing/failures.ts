import { DomainError } from '#lib/core/errors.ts'
import { NotPublic } from '#lib/outgoing/not-public.ts'
import { refusal } from '#lib/outgoing/target.ts'

/** What went wrong on the way, in words for the person who asked. */
export function failureOf(error: unknown, { isLate }: { isLate: boolean }): Error {
  if (error instanceof DomainError) return error
  if (isLate) return refusal('The site took too long to answer. Try again later.')
  if (error instanceof NotPublic) return refusal('This address is not on the public web.')
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return refusal('There is no site at this address.')
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED|VERIFY/.test(code))
    return refusal('The certificate of the site is not valid.')
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR_STREAM_PREMATURE'))
    return refusal('What the site sent is damaged.')
  return refusal('The site could not be reached. Try again later.')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
