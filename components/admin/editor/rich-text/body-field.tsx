'use client'

import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Comparison } from '#components/admin/editor/changes/changes-view.tsx'
import { ImageChooser } from '#components/admin/editor/images/image-chooser.tsx'
import type { ListPictures } from '#components/admin/editor/images/image-grid.tsx'
import { PicturesProvider } from '#components/admin/editor/images/images-context.tsx'
import { usePictures } from '#components/admin/editor/images/use-images.tsx'
import { usePendingFields } from '#components/admin/editor/pending-input.tsx'
import { useOpenForms } from '#components/admin/editor/rich-text/use-open-forms.tsx'
import type { Place } from '#components/admin/editor/source/source-view.tsx'
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
  place: Place | null
  listPictures: ListPictures
}

/** The text of the post: as readers will see it, as it is stored, and what has changed. */
export function BodyField({ value, comparison, onChange, problems, place, listPictures }: Props) {
  const [view, setView] = useState<ViewName>('rich')
  const [obstacle, setObstacle] = useState<string | null>(null)
  const pictures = usePictures()
  const { chooser } = pictures
  const { handOver } = usePendingFields()
  const forms = useOpenForms()
  const id = useId()

  useEffect(() => {
    if (place) setView('source')
  }, [place])

  async function show(name: ViewName) {
    await handOver()
    setObstacle(null)
    setView(name)
  }

  return (
    <>
      <Views view={view} onShow={show} panelId={id} />
      {obstacle && (
        <p className="cannot-show" role="status">
          This text is open as source: the rich view cannot show {obstacle}.
        </p>
      )}
      <PicturesProvider value={pictures.open}>
        <div
          id={id}
          role="tabpanel"
          aria-label={VIEWS[view]}
          className={pictures.isDropping ? 'dropping' : undefined}
          {...(view !== 'changes' && pictures.area)}
          {...forms}
        >
          {view === 'rich' && (
            <RichText
              value={value}
              onChange={onChange}
              onTarget={pictures.onTarget}
              onCannotShow={(why) => {
                setObstacle(obstacleIn(why))
                setView('source')
              }}
            />
          )}
          {view === 'source' && (
            <SourceView
              value={value}
              onChange={onChange}
              problems={problems}
              place={place}
              onTarget={pictures.onTarget}
            />
          )}
          {view === 'changes' && <ChangesView {...comparison} />}
        </div>
      </PicturesProvider>
      <UploadList uploads={pictures.uploads} done="In the text.">
        {({ stored }) => (
          <button
            type="button"
            className="quiet"
            aria-label={`Describe ${stored?.name}`}
            onClick={() => stored && pictures.describe(stored.src)}
          >
            Describe
          </button>
        )}
      </UploadList>
      {chooser.isOpen && (
        <ImageChooser
          title="Add a picture"
          list={listPictures}
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
    <div className="room-views" role="tablist" aria-label="Ways to see the text" onKeyDown={onKey}>
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

/** What the rich view stumbled over, in a writer's words. */
function obstacleIn(why: string): string {
  const type = /"type":"(\w+)"/.exec(why)?.[1] ?? ''
  return OBSTACLES[type] ?? 'something in it, which may be a tag that is not closed'
}

const OBSTACLES: Record<string, string> = {
  definition: 'a link whose address stands elsewhere in the text',
  linkReference: 'a link whose address stands elsewhere in the text',
  imageReference: 'a picture whose address stands elsewhere in the text',
  mdxFlowExpression: 'braces with code in them',
  mdxTextExpression: 'braces with code in them',
}

function loading() {
  return <p className="room-loading">Opening the text…</p>
}
