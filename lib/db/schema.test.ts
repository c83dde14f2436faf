import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

type Delegate = { findFirst(): Promise<unknown> }

test.each(Object.values(Prisma.ModelName))('the migrated database has every column of %s', async (model) => {
  const delegate: Delegate = Reflect.get(db(), model.charAt(0).toLowerCase() + model.slice(1))
  await expect(delegate.findFirst()).resolves.toBeNull()
})
