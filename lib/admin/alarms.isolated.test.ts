import { expect, test, vi } from 'vitest'
import { listAlarms } from '#lib/admin/alarms.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { giveUp } from '#lib/mail/claiming.ts'
import { judgeMail, readMailHealth } from '#lib/mail/health.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { checkMail } from '#lib/maintenance/mail.ts'
import { discardMail, dismissMail } from '#lib/notices/managing.ts'
import { listMail } from '#lib/notices/reading.ts'
import { someone } from '#test/factories.ts'
import { INVITATION } from '#test/mail/sending.ts'

vi.mock(import('#lib/mail/sending.ts'), async (load) => ({ ...(await load()), isMailSetUp: () => true }))

async function someMail(to: string): Promise<string> {
  await writeMail(db(), { to, userId: null, content: INVITATION })
  return (await db().mailMessage.findFirstOrThrow({ where: { to } })).id
}

test('a message that could not be sent is an alarm until an administrator dismisses it', async () => {
  const [admin, editor] = [await someone('administrator'), await someone('editor')]
  const id = await someMail('nobody@example.org')
  expect(await checkMail()).toMatchObject({ level: 'ok' })
  await expect(dismissMail(admin, id)).rejects.toThrow(Conflict)
  await giveUp(id, 'No such user.')
  await discardMail(admin, await someMail('somebody@example.org'))

  const alarm = {
    found: 'A message could not be sent.',
    link: { label: 'See the mail', href: '/admin/mail' },
  }
  expect(await listAlarms(admin)).toContainEqual(alarm)
  expect(await listAlarms(editor)).toEqual([])
  expect(await checkMail()).toMatchObject({ level: 'warning', found: alarm.found })
  const { items } = await listMail(admin, 1)
  expect(items.map(({ state, isDismissed }) => [state, isDismissed])).toEqual([
    ['failed', true],
    ['failed', false],
  ])

  await expect(dismissMail(editor, id)).rejects.toThrow(Forbidden)
  await dismissMail(admin, id)
  await dismissMail(admin, id)
  expect(await listAlarms(admin)).not.toContainEqual(alarm)
  const events = await db().auditEvent.findMany({ where: { action: 'mail.dismiss' } })
  expect(events).toMatchObject([{ subjectId: id, userId: admin.userId }])
  expect((await listMail(publicationItself, 1)).items.map(({ reason }) => reason)).toContain('No such user.')
})

test('several messages are counted, and without a mail server they expire as expected', async () => {
  for (const to of ['a@example.org', 'b@example.org']) await giveUp(await someMail(to), 'No such user.')
  const health = await readMailHealth()
  expect(judgeMail(health)).toBe('2 messages could not be sent.')
  expect(judgeMail({ ...health, isSetUp: false })).toBeNull()
})
