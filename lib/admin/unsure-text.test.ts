import { afterEach, expect, test } from 'vitest'
import { noteUnsureText } from '#lib/admin/unsure-text.ts'
import { publicationItself } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#lib/core/errors.ts'
import { warnTo } from '#lib/core/log.ts'
import { createPost } from '#lib/posts/editing.ts'
import { someone } from '#test/factories.ts'

afterEach(() => warnTo(() => {}))

test('the log names the post and the kinds of blocks, nothing of the text', async () => {
  const lines: unknown[] = []
  warnTo((...line) => lines.push(line))
  const { postId } = await createPost(publicationItself, { title: 'Secret', body: 'Words.' })
  await noteUnsureText(publicationItself, { postId, kinds: ['list', 'raw'] })
  expect(lines).toEqual([
    [{ post: postId, kinds: 'list raw' }, 'The editor shows blocks that its text does not say.'],
  ])
  await expect(
    noteUnsureText(publicationItself, { postId, kinds: ['a\nforged line'] }),
  ).rejects.toBeInstanceOf(Invalid)
  await expect(noteUnsureText(await someone('contributor'), { postId, kinds: [] })).rejects.toSatisfy(
    (error) => error instanceof NotFound || error instanceof Forbidden,
  )
  expect(lines).toHaveLength(1)
})
