'use client'

import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Comparison } from '#components/admin/editor/changes/changes-view.tsx'
import { ImageChooser } from '#components/admin/editor/images/image-chooser.tsx'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { ImagesProvider } from '#components/admin/editor/images/images-context.ts'
import { useImages } from '#components/admin/editor/images/use-images.ts'
import { usePendingContext } from '#components/admin/editor/pending-input.ts'
import { useOpenForms } from '#components/admin/editor/rich-text/use-open-forms.ts'
import type { TextPosition } from '#components/admin/editor/source/source-view.tsx'
import { UploadList } from '#components/admin/media/upload-list.tsx'
import type { Failure } from '#lib/admin/views.ts'

const RichText = dynamic(() => import('#components/admin/editor/rich-text/rich-text.tsx'), {
  ssr: false,
  loading,
})
const SourceView = dynamic(() => import('#components/admin/editor/source/source-view.tsx'), {
  ssr: false,
  loading,
})
const ChangesView = dynamic(() => import('#components/admin/editor/changes/changes-view.tsx'), {
  ssr: false,
  loading,
})

const VIEWS = { rich: 'Rich text', source: 'Source', changes: 'Changes' } as const
type ViewName = keyof typeof VIEWS

type Props = {
  value: string
  comparison: Comparison
  onChange: (value: string) => void
  problems: Failure['problems']
  position: TextPosition | null
  listImages: ListImages
}

/** The text of the post in three views: rich text, source and changes. */
export function BodyField({ value, comparison, onChange, problems, position, listImages }: Props) {
  const [view, setView] = useState<ViewName>('rich')
  const [unsupported, setUnsupported] = useState<string | null>(null)
  const images = useImages()
  const { chooser } = images
  const { flush } = usePendingContext()
  const forms = useOpenForms()
  const id = useId()

  useEffect(() => {
    if (position) setView('source')
  }, [position])

  async function show(name: ViewName) {
    await flush()
    setUnsupported(null)
    setView(name)
  }

  return (
    <>
      <Views view={view} onShow={show} panelId={id} />
      {unsupported && (
        <p className="cannot-show" role="status">
          This text is shown as source, because the rich text view does not support {unsupported}.
        </p>
      )}
      <ImagesProvider value={images.open}>
        <div
          id={id}
          role="tabpanel"
          aria-label={VIEWS[view]}
          className={images.isDropping ? 'dropping' : undefined}
          {...(view !== 'changes' && images.area)}
          {...forms}
        >
          {view === 'rich' && (
            <RichText
              value={value}
              onChange={onChange}
              onTarget={images.onTarget}
              onCannotShow={(why) => {
                setUnsupported(describeUnsupported(why))
                setView('source')
              }}
            />
          )}
          {view === 'source' && (
            <SourceView
              value={value}
              onChange={onChange}
              problems={problems}
              position={position}
              onTarget={images.onTarget}
            />
          )}
          {view === 'changes' && <ChangesView {...comparison} />}
        </div>
      </ImagesProvider>
      <UploadList uploads={images.uploads} done="Inserted.">
        {({ stored }) => (
          <button
            type="button"
            className="quiet"
            aria-label={`Describe ${stored?.name}`}
            onClick={() => stored && images.describe(stored.src)}
          >
            Describe
          </button>
        )}
      </UploadList>
      {chooser.isOpen && (
        <ImageChooser
          title="Insert an image"
          list={listImages}
          isMany
          onFiles={chooser.send}
          onPick={chooser.pick}
          onClose={chooser.close}
        />
      )}
    </>
  )
}

type ViewsProps = { view: ViewName; onShow: (name: ViewName) => void; panelId: string }

function Views({ view, onShow, panelId }: ViewsProps) {
  const names = Object.keys(VIEWS) as ViewName[]

  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step && names.at((names.indexOf(view) + step) % names.length)
    if (!next) return
    onShow(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus()
  }

  return (
    <div className="editor-views" role="tablist" aria-label="Views of the text" onKeyDown={onKey}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-view={name}
          aria-selected={name === view}
          aria-controls={panelId}
          tabIndex={name === view ? 0 : -1}
          onClick={() => onShow(name)}
        >
          {VIEWS[name]}
        </button>
      ))}
    </div>
  )
}

/** The syntax that the rich text view does not support, in a writer's words. */
function describeUnsupported(why: string): string {
  const type = /"type":"(\w+)"/.exec(why)?.[1] ?? ''
  return UNSUPPORTED[type] ?? 'part of it: a tag may not be closed'
}

const UNSUPPORTED: Record<string, string> = {
  definition: 'reference-style links',
  linkReference: 'reference-style links',
  imageReference: 'reference-style images',
  mdxFlowExpression: 'expressions in braces',
  mdxTextExpression: 'expressions in braces',
}

function loading() {
  return <p className="editor-loading">Loading the text…</p>
}
