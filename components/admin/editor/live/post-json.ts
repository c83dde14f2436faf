import { networkFailure } from '#components/admin/layout/network-failure.ts'
import type { Failure, Result } from '#lib/admin/views.ts'

/**
 * Asks an endpoint of the editor. Not a server action: those run one after another, and a save must never wait for a
 * preview.
 */
export async function postJson<T>(path: string, body: unknown): Promise<Result<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return isJson(response) ? (JSON.parse(text, asDate) as Result<T>) : failed(text)
  } catch (error) {
    return networkFailure(error)
  }
}

const DATES = new Set(['publishedAt', 'revisedAt'])

function asDate(name: string, value: unknown): unknown {
  return DATES.has(name) && typeof value === 'string' ? new Date(value) : value
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false
}

function failed(message: string): Failure {
  return { ok: false, code: 'failed', message: message.trim().slice(0, 200), fields: {}, problems: [] }
}
