import { expect, test } from 'vitest'
import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { findActor } from '#lib/import-export/actor.ts'
import { someone } from '#test/factories.ts'

test('the publication itself acts while there is no user, then the owner or the named user', async () => {
  expect(await findActor()).toEqual(publicationItself)
  await expect(findActor('nobody@example.org')).rejects.toMatchObject({ code: 'invalid' })
  const administrator = await someone('administrator')
  await expect(findActor()).rejects.toMatchObject({ fields: { as: expect.stringContaining('--as') } })
  const owner = await someone('owner')
  expect(await findActor()).toEqual(owner)
  expect(await findActor(`${administrator.userId.toUpperCase()}@EXAMPLE.org`)).toEqual(administrator)
})

test('a suspended user cannot act', async () => {
  const { userId } = await someone('administrator')
  await db().user.update({
    where: { id: userId },
    data: { suspendedAt: new Date() },
    select: { id: true },
  })
  await expect(findActor(`${userId}@example.org`)).rejects.toMatchObject({ code: 'invalid' })
})
