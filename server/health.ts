import { plainAnswer } from '#server/answer'
import type { Answer } from '#server/asking'

/** Answers /healthz (the process lives) and /readyz (it can serve everything); null for any other path. */
export async function answerHealth(path: string, isReady: () => Promise<boolean>): Promise<Answer | null> {
  if (path === '/healthz') return plainAnswer(200, 'alive\n')
  if (path !== '/readyz') return null
  return (await isReady())
    ? plainAnswer(200, 'ready\n')
    : plainAnswer(503, 'not ready\n', { 'retry-after': '1' })
}
