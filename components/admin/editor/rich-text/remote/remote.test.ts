import { undo } from 'prosemirror-history'
import type { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { cardNode } from '#components/admin/editor/rich-text/remote/card-attributes.ts'
import type { Outside } from '#components/admin/editor/rich-text/remote/outside.ts'
import { RemoteUploads, remoteImagesIn } from '#components/admin/editor/rich-text/remote/remote-uploads.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import type { MediaView } from '#lib/media/views.ts'
import { Editing, NO_DOM } from '#test/editing.ts'

const A = 'https://a.example/a.png'
const B = '//b.example/b.png'
const SOURCE = `<Figure src="${A}" alt="Ours" caption="C" />\n\nWords ![in a line](${A}) and more.\n\n![](${B})\n\n![](/media/own.png)`

function uploadsOf(editing: Editing, copyImage: Outside['copyImage']) {
  const view = {
    get state() {
      return editing.state
    },
    dispatch: editing.dispatch,
    isDestroyed: false,
    dom: NO_DOM,
  }
  const fillCard: Outside['fillCard'] = () => Promise.reject(new Error('not asked'))
  return new RemoteUploads(view as unknown as EditorView, { fillCard, copyImage })
}

const copied = async () => ({ ok: true as const, value: { src: '/media/new.png' } as MediaView })

test('images on other sites are found once each, wherever they stand', () => {
  expect(remoteImagesIn(new Editing(SOURCE).state.doc)).toEqual([
    { src: A, alt: 'Ours' },
    { src: B, alt: '' },
  ])
})

test('the copy takes the place of every use, keeps alt text and caption, and can be undone', async () => {
  const editing = new Editing(SOURCE)
  const asked: unknown[] = []
  const uploads = uploadsOf(editing, (image) => {
    asked.push(image)
    return copied()
  })
  expect(await uploads.upload({ src: A, alt: 'Ours' })).toBeNull()
  expect(asked).toEqual([{ address: A, alt: 'Ours' }])
  expect(editing.source).toBe(SOURCE.replaceAll(A, '/media/new.png'))
  editing.run(undo)
  expect(editing.source).toBe(SOURCE)
})

test('an image that cannot be had stays, with the reason, and can be tried again', async () => {
  const editing = new Editing(SOURCE)
  const failure = { ok: false as const, code: 'invalid', message: 'No.', fields: {}, problems: [] }
  let isThere = false
  const uploads = uploadsOf(editing, async (image) => {
    expect(image.address).toBe('https://b.example/b.png')
    return isThere ? copied() : failure
  })
  expect(await uploads.upload({ src: B, alt: '' })).toBe('No.')
  expect(uploads.stateOf(B)).toEqual({ failed: 'No.' })
  expect(editing.source).toBe(SOURCE)
  isThere = true
  await uploads.upload({ src: B, alt: '' })
  expect([uploads.stateOf(B), editing.source]).toEqual([undefined, SOURCE.replace(B, '/media/new.png')])
})

test('a card is a block of its own, written with what is known', () => {
  const card = { href: '/a', title: 'A "b"', description: '', site: 'Here', image: '' }
  const editing = new Editing('x')
  editing.dispatch(editing.state.tr.replaceWith(0, 3, cardNode(card)))
  expect(editing.source).toBe('<LinkCard href="/a" title="A &#x22;b&#x22;" site="Here" />')
  const [read, odd] = ['<LinkCard href="/a" title="A" />', '<LinkCard href="/a" title="A" odd="b" />'].map(
    (source) => new Editing(source).state.doc.firstChild?.type,
  )
  expect([read, odd]).toEqual([nodes.linkCard, nodes.raw])
})
