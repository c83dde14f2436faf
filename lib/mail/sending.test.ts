import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { hurry, INVITATION, mailTo, sendTo, someMail } from '#test/mail/sending.ts'
import { reply, startMailServer } from '#test/mail/server.ts'

type Server = Awaited<ReturnType<typeof startMailServer>>
let server: Server | undefined

async function serve(options?: Parameters<typeof startMailServer>[0]): Promise<Server> {
  server = await startMailServer(options)
  return server
}

beforeEach(async () => {
  await db().mailMessage.deleteMany()
  await db().bouncedAddress.deleteMany()
})

afterEach(async () => {
  await server?.stop()
  server = undefined
})

const IMPATIENT = { connecting: 300, talking: 600, accepting: 900 }

test('a message is sent once, in HTML and text, and its link is kept nowhere', async () => {
  const { url, received } = await serve()
  await someMail('ana@example.org')
  expect((await mailTo('ana@example.org')).content).not.toContain('a-token')
  expect(await sendTo(url)).toBe(1)
  expect(await sendTo(url)).toBe(0)
  const { messageId, sentAt, content } = await mailTo('ana@example.org')
  expect({ sentAt, content }).toEqual({ sentAt: expect.any(Date), content: null })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ from: 'desk@quiet.example', to: ['ana@example.org'] })
  const raw = received[0]?.raw ?? ''
  expect(raw).toContain(`Message-ID: ${messageId}`)
  expect(raw).toContain('From: The Quiet Review <desk@quiet.example>')
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toMatch(/text\/plain[\s\S]*Ana Quill invites you[\s\S]*text\/html[\s\S]*<h1/)
})

test('a transaction that is rolled back sends nothing', async () => {
  const { url, received } = await serve()
  const attempt = transaction(async (tx) => {
    await writeMail(tx, { to: 'ana@example.org', userId: null, content: INVITATION })
    throw new Error('No.')
  })
  await expect(attempt).rejects.toThrow('No.')
  await sendTo(url)
  expect(received).toEqual([])
})

test('many messages go over one connection, and four processes send each of them once', async () => {
  let connections = 0
  const { url, received } = await serve({ onConnect: (_, done) => done(void connections++) })
  for (let at = 0; at < 12; at++) await someMail(`reader-${at}@example.org`)
  const sent = await Promise.all([1, 2, 3, 4].map(() => sendTo(url)))
  expect(sent.reduce((sum, count) => sum + count)).toBe(12)
  expect(new Set(received.map(({ to }) => to[0])).size).toBe(12)
  expect(received).toHaveLength(12)
  expect(connections).toBeLessThanOrEqual(4)
})

test.each(["o'brien+tag@example.org", 'a.b-c_d@sub.domain.example.org', `${'x'.repeat(64)}@example.org`])(
  'mail reaches %s',
  async (to) => {
    const { url, received } = await serve()
    await someMail(to)
    expect(await sendTo(url)).toBe(1)
    expect(received[0]?.to).toEqual([to])
  },
)

test.each([
  'a@example.org\r\nRCPT TO:<b@example.org>',
  'a@example.org>',
  'a@example.org, b@example.org',
  'a b@example.org',
])('the database takes no recipient such as %j', async (to) => {
  await expect(someMail(to)).rejects.toThrow()
})

test('names and titles cannot add headers or markup', async () => {
  const { url, received } = await serve()
  const hostile = 'Ana\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>'
  await someMail('ana@example.org', {
    kind: 'submitted',
    link: 'https://quiet.example/x',
    title: hostile,
    by: hostile,
  })
  await sendTo(url)
  const [{ raw, to } = { raw: '', to: [''] }] = received
  expect(to).toEqual(['ana@example.org'])
  expect(raw).not.toMatch(/^(Bcc|<script>)/m)
  expect(raw.slice(raw.indexOf('text/html'))).not.toContain('<script>')
})

test('a line of dots does not end the message early', async () => {
  const { url, received } = await serve()
  await someMail('ana@example.org', {
    kind: 'submitted',
    link: 'https://quiet.example/x',
    title: '.\r\n.\r\nQUIT',
    by: '.',
  })
  expect(await sendTo(url)).toBe(1)
  expect(received).toHaveLength(1)
})

test('an address that the server refuses for good is marked and not tried again', async () => {
  const { url, received } = await serve({
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('gone') ? reply(550, '5.1.1 No such user here') : undefined),
  })
  await someMail('gone@example.org')
  await someMail('ana@example.org')
  expect(await sendTo(url)).toBe(1)
  await hurry()
  expect(await sendTo(url)).toBe(0)
  expect(await mailTo('gone@example.org')).toMatchObject({
    attempts: 1,
    failedAt: expect.any(Date),
    content: null,
  })
  const marked = await db().bouncedAddress.findMany()
  expect(marked).toEqual([
    { address: 'gone@example.org', reason: expect.stringContaining('No such user'), at: expect.any(Date) },
  ])
  expect(received.map(({ to }) => to[0])).toEqual(['ana@example.org'])
})

test('an address that takes mail again is no longer marked', async () => {
  const { url } = await serve()
  await db().bouncedAddress.create({ data: { address: 'ana@example.org', reason: 'Was full.' } })
  await someMail('ana@example.org')
  await sendTo(url)
  expect(await db().bouncedAddress.count()).toBe(0)
})

test.each([
  [450, '4.2.0 Greylisted', 'ana@example.org'],
  [550, '5.7.1 Relaying denied', 'ana@example.org'],
])('a refusal with %i %s is tried again later and marks nothing', async (code, words, to) => {
  let isWilling = false
  const { url, received } = await serve({
    onRcptTo: (_, __, done) => done(isWilling ? undefined : reply(code, words)),
  })
  await someMail(to)
  expect(await sendTo(url)).toBe(0)
  const waiting = await mailTo(to)
  expect(waiting).toMatchObject({ failedAt: null, sentAt: null, reason: expect.stringContaining(words) })
  expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now())
  expect(await db().bouncedAddress.count()).toBe(0)
  isWilling = true
  expect(await sendTo(url)).toBe(0)
  await hurry()
  expect(await sendTo(url)).toBe(1)
  expect(received).toHaveLength(1)
})

test('a message that the server refuses to take is given up, and says why', async () => {
  const { url } = await serve({
    accept: () => {
      throw reply(554, '5.6.0 We do not like it')
    },
  })
  await someMail('ana@example.org')
  expect(await sendTo(url)).toBe(0)
  expect(await mailTo('ana@example.org')).toMatchObject({
    failedAt: expect.any(Date),
    reason: expect.stringContaining('We do not like it'),
    content: null,
  })
})

test('without a server, and with a wrong password, everything waits', async () => {
  const { url, stop } = await serve({
    authOptional: false,
    onAuth: (_, __, done) => done(reply(535, 'Wrong password')),
    allowInsecureAuth: true,
  })
  await someMail('ana@example.org')
  await someMail('ben@example.org')
  expect(await sendTo(url.replace('//', '//ana:wrong@'))).toBe(0)
  await stop()
  await hurry()
  expect(await sendTo(url)).toBe(0)
  const rows = await db().mailMessage.findMany()
  expect(rows.every(({ failedAt, content }) => failedAt === null && content !== null)).toBe(true)
})

test('a server that never greets, and one that never answers DATA, cost only patience', async () => {
  const silent = await serve({ onConnect: () => {} })
  await someMail('ana@example.org')
  expect(await sendTo(silent.url, IMPATIENT)).toBe(0)
  await silent.stop()
  const stuck = await serve({ onRcptTo: () => {} })
  await hurry()
  expect(await sendTo(stuck.url, IMPATIENT)).toBe(0)
  expect(await mailTo('ana@example.org')).toMatchObject({ attempts: 2, handedOverAt: null, failedAt: null })
  await stuck.stop()
  const { url, received } = await serve()
  await hurry()
  expect(await sendTo(url)).toBe(1)
  expect(received).toHaveLength(1)
})

test('a slow server is waited for', async () => {
  const { url, received } = await serve({ accept: () => new Promise((resolve) => setTimeout(resolve, 700)) })
  await someMail('ana@example.org')
  expect(await sendTo(url, { ...IMPATIENT, accepting: 60_000 })).toBe(1)
  expect(received).toHaveLength(1)
})

test('a server that takes a message and hangs up without an answer does not get it twice', async () => {
  const { url, received } = await serve({
    accept: () => {
      // The message counts as delivered: only its answer is lost.
      received.push({ from: '', to: [], raw: '', isEncrypted: false })
      return new Promise(() => {})
    },
  })
  await someMail('ana@example.org')
  expect(await sendTo(url, IMPATIENT)).toBe(0)
  await hurry()
  expect(await sendTo(url, IMPATIENT)).toBe(0)
  expect(received).toHaveLength(1)
  const { handedOverAt, sentAt, failedAt, content } = await mailTo('ana@example.org')
  expect({ handedOverAt, sentAt, failedAt }).toEqual({
    handedOverAt: expect.any(Date),
    sentAt: null,
    failedAt: null,
  })
  expect(content).not.toBeNull()
})

test('where STARTTLS is required, nothing is sent to a server without it', async () => {
  const { port, received } = await serve()
  await someMail('ana@example.org')
  expect(await sendTo(`smtp://host.invalid:${port}`, IMPATIENT)).toBe(0)
  expect(await sendTo(`smtp://localhost.localdomain:${port}`, IMPATIENT)).toBe(0)
  expect(received).toEqual([])
})

test('a message that has expired is given up, and one for nobody is deleted', async () => {
  const { url, received } = await serve()
  await someMail('ana@example.org')
  await transaction((tx) => writeMail(tx, { to: '', userId: null, content: INVITATION }))
  await db().$executeRaw`UPDATE mail_messages SET expires_at = now() - interval '1 second'`
  expect(await sendTo(url)).toBe(0)
  expect(received).toEqual([])
  expect(await mailTo('ana@example.org')).toMatchObject({ failedAt: expect.any(Date), content: null })
  expect(await db().mailMessage.count()).toBe(1)
})
