import { expect, test } from 'vitest'
import { resolveAddress } from '#lib/published/resolving.ts'
import { startApp } from '#test/server/served-app.ts'
import { spellings } from '#test/spellings.ts'

const SITE = 'https://llm.example'

/** Characters that are valid in a request line. */
const TARGETS = spellings(120).flatMap((text) => {
  const path = `/${text}`
  return /^[\x21-\x7e]+$/.test(path) ? [path, `${SITE}${path}`] : []
})

test.each([
  ['our host', 'llm.example', SITE],
  ['another host', 'www.llm.example', SITE],
  ['any host', 'llm.example', undefined],
])('no request for %s is led to another site', async (_, host, site) => {
  const { sendRequest } = await startApp({ resolve: resolveAddress, env: { SITE_URL: site } })
  const responses = await Promise.all(
    TARGETS.map(async (path) => ({ path, ...(await sendRequest(path, { headers: { host } })) })),
  )
  const led = responses.filter(({ status }) => status >= 300 && status < 400)
  const astray = led.filter(({ headers }) => new URL(headers.location ?? '', SITE).origin !== SITE)
  expect(astray.map(({ path, headers }) => [path, headers.location])).toEqual([])
  expect(led.length).toBeGreaterThan(2)
})
