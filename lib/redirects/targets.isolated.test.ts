import { expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findTarget } from '#lib/redirects/targets.ts'
import { parseAddress } from '#lib/urls/parse-address.ts'

vi.stubEnv('SITE_URL', 'https://llm.example')

test.each([
  ['https://llm.example/about-us?a#b', '/about-us?a#b'],
  ['HTTPS://LLM.example:443/about-us', '/about-us'],
  ['https://llm.example', '/'],
  ['https://llm.example//evil.example', 'https://llm.example//evil.example'],
  ['https://llm.example.evil.example/', 'https://llm.example.evil.example/'],
  ['/about-us', '/about-us'],
])('a redirect to %s leads to %s', async (to, end) => {
  const from = parseAddress('/from')
  expect(from && (await findTarget(db(), to, from))).toEqual({ to: end, postId: null })
})
