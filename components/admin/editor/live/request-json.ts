import type { Failure, Result } from '#lib/admin/views.ts'

type Revive = (name: string, value: unknown) => unknown

/**
 * Asks an endpoint of the editor. Not a server action: those run one after another, and a save must never wait for a
 * preview. The failure is the server's own where it sent one. Never rejects.
 */
export async function requestJson<T>(
  address: string,
  init: RequestInit,
  revive?: Revive,
): Promise<Result<T>> {
  try {
    const response = await fetch(address, init)
    const text = await response.text()
    return resultIn<T>(text, revive) ?? failureOf(response, text)
  } catch {
    return failure('unreachable', 'The server did not respond. Try again. Nothing you typed is lost.')
  }
}

/** As requestJson, for what is asked with a body; dates in the answer are dates. */
export function postJson<T>(address: string, body: unknown): Promise<Result<T>> {
  const headers = { 'content-type': 'application/json' }
  return requestJson(address, { method: 'POST', headers, body: JSON.stringify(body) }, asDate)
}

function resultIn<T>(text: string, revive: Revive | undefined): Result<T> | null {
  try {
    const result = JSON.parse(text, revive)
    return typeof result?.ok === 'boolean' ? result : null
  } catch {
    return null
  }
}

const DATES = new Set(['publishedAt', 'revisedAt'])

function asDate(name: string, value: unknown): unknown {
  return DATES.has(name) && typeof value === 'string' ? new Date(value) : value
}

const MAX_MESSAGE = 200

/** What stands before the endpoint, such as a limit, answers in plain text. */
function failureOf({ status, headers }: Response, text: string): Failure {
  if (status === 413) return failure('too_large', 'This text is too long. Shorten it.')
  const isMessage = headers.get('content-type')?.startsWith('text/plain') && text.trim() !== ''
  const message = isMessage
    ? text.trim().slice(0, MAX_MESSAGE)
    : `The server answered with an error (${status}).`
  return failure('fault', message)
}

function failure(code: string, message: string): Failure {
  return { ok: false, code, message, fields: {}, problems: [] }
}
