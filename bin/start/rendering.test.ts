import { expect, test } from 'vitest'
import { db } from '#lib/db/client'
import { RENDERER_VERSION } from '#lib/mdx/rendering'
import { somePost } from '#lib/testing/factories'
import { renderAnew } from './rendering.ts'

test('what another version rendered is rendered anew beside the site', async () => {
  await somePost({ body: 'Fresh *words*.' })
  await db().rendering.updateMany({ data: { rendererVersion: RENDERER_VERSION - 1, html: '<p>Old</p>' } })
  await renderAnew(AbortSignal.timeout(60_000))
  expect(await db().rendering.findFirst({ select: { rendererVersion: true, html: true } })).toEqual({
    rendererVersion: RENDERER_VERSION,
    html: expect.stringContaining('<em>words</em>'),
  })
}, 60_000)
