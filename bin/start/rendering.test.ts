import { expect, test } from 'vitest'
import { RENDERER_VERSION } from '#lib/content/mdx/pool/rendering.ts'
import { db } from '#lib/db/client.ts'
import { somePost } from '#test/factories.ts'
import { rerenderStale } from './rendering.ts'

test('what another version rendered is rendered again while the site is up', async () => {
  await somePost({ body: 'Fresh *words*.' })
  await db().rendering.updateMany({ data: { rendererVersion: RENDERER_VERSION - 1, html: '<p>Old</p>' } })
  await rerenderStale(AbortSignal.timeout(60_000))
  expect(await db().rendering.findFirst({ select: { rendererVersion: true, html: true } })).toEqual({
    rendererVersion: RENDERER_VERSION,
    html: expect.stringContaining('<em>words</em>'),
  })
}, 60_000)
