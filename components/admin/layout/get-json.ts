import { networkFailure } from '#components/admin/layout/network-failure.ts'
import type { Result } from '#lib/admin/views.ts'

/** Reads an endpoint of the admin. Not a server action: those run one after another. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<Result<T>> {
  try {
    const response = await fetch(path, signal ? { signal } : {})
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return isJson ? await response.json() : networkFailure(new Error(await response.text()))
  } catch (error) {
    return networkFailure(error)
  }
}
