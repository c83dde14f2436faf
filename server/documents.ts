import { BRIEFLY, NEVER } from '#server/answer'
import { type Answer, ask, type Handler } from '#server/asking'
import { lastResort } from '#server/last-resort'

/** Statuses that readers get a whole document for. */
export type DocumentStatus = 404 | 410 | 500 | 503

const NAMES: Record<DocumentStatus, string> = {
  404: 'missing',
  410: 'gone',
  500: 'error',
  503: 'unavailable',
}
const PATIENCE = 5_000

/** Renders the documents for what cannot be shown, and remembers the last good rendering of each. */
export function createDocuments(handler: Handler, headers: Record<string, string>) {
  const remembered = new Map<DocumentStatus, Buffer>()

  async function render(status: DocumentStatus): Promise<Buffer> {
    const answer = await ask(handler, { path: `/documents/${NAMES[status]}`, headers }, PATIENCE).catch(
      () => null,
    )
    if (answer?.status === 200) remembered.set(status, answer.body)
    return remembered.get(status) ?? Buffer.from(lastResort(status))
  }

  return async function documentFor(status: DocumentStatus): Promise<Answer> {
    const body = (status >= 500 && remembered.get(status)) || (await render(status))
    return { status, headers: headersFor(status), body }
  }
}

export type Documents = ReturnType<typeof createDocuments>

function headersFor(status: DocumentStatus) {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': status < 500 ? BRIEFLY : NEVER,
    ...(status === 503 ? { 'retry-after': '5' } : {}),
  }
}
