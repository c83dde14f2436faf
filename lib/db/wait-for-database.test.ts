import { expect, test } from 'vitest'
import { env } from '#lib/core/env.ts'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { waitForDatabase } from '#lib/db/wait-for-database.ts'
import { emptyDatabase } from '#test/empty-database.ts'

test('a database that answers is reached', async () => {
  await expect(reach({})).resolves.toBeUndefined()
})

test('a wrong password is named at once', async () => {
  await expect(reach({ password: 'wrong' })).rejects.toThrow(/refuses the password of user "publication"/)
})

test('a database that does not exist is named at once', async () => {
  await expect(reach({ pathname: '/nowhere' })).rejects.toThrow(/no database "nowhere".*createdb nowhere/)
})

test('a server that does not answer is named when patience ends', async () => {
  const lines: string[] = []
  const attempt = reach(
    { port: String(await freePort()) },
    { report: (line) => lines.push(line), patience: 600 },
  )
  await expect(attempt).rejects.toThrow(/does not answer. Start it, or correct DATABASE_URL. \(ECONNREFUSED/)
  expect(lines).toEqual([expect.stringContaining('waiting for it')])
})

test('the password is never repeated', async () => {
  const error = await reach({ password: 'swordfish', port: String(await freePort()) }).catch(String)
  expect(error).not.toContain('swordfish')
})

test('a database that does not store UTF-8 is refused', async () => {
  const url = await emptyDatabase("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
  await expect(waitForDatabase(url, { report() {} })).rejects.toThrow(/stores SQL_ASCII, not UTF-8/)
})

function reach(changes: Partial<URL>, options = { report: (_: string) => {}, patience: 0 }) {
  return waitForDatabase(Object.assign(new URL(env().DATABASE_URL ?? ''), changes).href, options)
}
