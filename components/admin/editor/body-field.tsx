'use client'

import dynamic from 'next/dynamic'
import { memo, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import type { Comparison } from '#components/admin/editor/changes/changes-view.tsx'
import { offsetAt, type TextPosition } from '#components/admin/editor/go-to.ts'
import { ImageChooser } from '#components/admin/editor/images/image-chooser.tsx'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { ImagesProvider } from '#components/admin/editor/images/images-context.ts'
import { useImages } from '#components/admin/editor/images/use-images.ts'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import { useLiveChecks } from '#components/admin/editor/live/use-live-checks.ts'
import { usePendingField } from '#components/admin/editor/pending-input.ts'
import { outside } from '#components/admin/editor/rich-text/remote/outside.ts'
import type { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { usePaused } from '#components/admin/editor/saving/use-paused.ts'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'
import { useSnippets } from '#components/admin/editor/snippets/use-snippets.tsx'
import { useAnnouncer } from '#components/admin/editor/use-announcer.tsx'
import { useNotice } from '#components/admin/editor/use-notice.tsx'
import { useTextViews } from '#components/admin/editor/use-text-views.ts'
import { VIEWS, ViewTabs } from '#components/admin/editor/view-tabs.tsx'
import { UploadList } from '#components/admin/media/upload-list.tsx'
import type { DraftView, Failure, LinkTarget } from '#lib/admin/views.ts'

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

const TYPING_MS = 60

type Props = {
  store: DraftStore
  post: DraftView
  liveVersion: Comparison['liveVersion']
  loadLive: Comparison['loadLive']
  problems: Failure['problems']
  position: TextPosition | null
  listImages: ListImages
  /** The language whose quotation marks are set while one types; null: they stay as typed. */
  typography: string | null
}

/**
 * The text of the post in three views: rich text, source and changes. The views hold the text themselves; a key renders
 * nothing here.
 */
export const BodyField = memo(function BodyField(props: Props) {
  const { store, post, position, listImages, typography } = props
  const live = useLiveChecks(post, usePaused(store, TYPING_MS).body)
  const problems = live ?? props.problems
  const rich = useRef<RichEditor | null>(null)
  const images = useImages()
  const read = useCallback(() => store.get().fields.body, [store])
  const views = useTextViews(images.onTarget, read)
  const { chooser } = images
  const { announce, announcer } = useAnnouncer()
  const snippets = useSnippets()
  const { notify, notice } = useNotice()
  const { view, opened, show, goTo, register, replace, onTarget } = views
  const id = useId()
  const services = useMemo(
    () => ({
      chooseImage: () => images.open(),
      replaceImage: images.open,
      uploadFiles: images.send,
      announce,
      notify,
      suggest: findLinks,
      snippets: snippets.services,
      outside,
      typography: () => typography,
    }),
    [images.open, images.send, announce, notify, snippets.services, typography],
  )

  const onChange = useCallback((body: string) => store.change({ body }), [store])

  const isSure = useSelected(store, (state) => state.isSure)
  const onSure = useCallback(
    (sure: boolean, kinds: string[]) => {
      store.setSure(sure)
      if (!sure) void postJson('/api/admin/posts/doubts', { postId: post.postId, kinds })
    },
    [store, post.postId],
  )

  useEffect(() => {
    if (live) rich.current?.setProblems(live)
  }, [live])

  useEffect(() => {
    if (position) goTo(offsetAt(read(), position))
  }, [position, goTo, read])

  const textRevision = useSelected(store, (state) => state.textRevision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the text was replaced from outside.
  useEffect(() => replace(read()), [textRevision, replace, read])

  usePendingField({
    hasPending: () => rich.current?.hasPending ?? false,
    flush: () => rich.current?.flush(),
  })

  return (
    <>
      <ViewTabs view={view} onShow={show} panelId={id} />
      <p className="cannot-show" role="alert">
        {!isSure &&
          'Markdown cannot say part of this text as it is shown here. Check it in the source view before you publish.'}
      </p>
      <ImagesProvider value={services.chooseImage}>
        <div
          id={id}
          role="tabpanel"
          aria-label={VIEWS[view]}
          className={images.isDropping ? 'dropping' : undefined}
          {...(view !== 'changes' && images.area)}
        >
          <div hidden={view !== 'rich'}>
            <RichText
              source={read}
              services={services}
              onChange={onChange}
              onTarget={(target) => onTarget('rich', target)}
              onSure={onSure}
              onEditor={(editor) => {
                rich.current = editor
                register('rich', editor)
              }}
            />
          </div>
          {opened.has('source') && (
            <div hidden={view !== 'source'}>
              <SourceView
                value={read()}
                onChange={onChange}
                problems={problems}
                services={services}
                onTarget={(target) => onTarget('source', target)}
                onEditor={(editor) => register('source', editor)}
              />
            </div>
          )}
          {view === 'changes' && <Changes {...props} />}
        </div>
      </ImagesProvider>
      {announcer}
      {snippets.dialog}
      {notice}
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
})

/** Offline, nothing is found. */
async function findLinks(query: string): Promise<LinkTarget[]> {
  const found = await postJson<LinkTarget[]>('/api/admin/posts/links', { query })
  return found.ok ? found.value : []
}

function Changes({ store, liveVersion, loadLive }: Props) {
  const now = useSelected(store, ({ fields }) => fields)
  const saved = useSelected(store, (state) => state.saved)
  return <ChangesView now={now} saved={saved} liveVersion={liveVersion} loadLive={loadLive} />
}

function loading() {
  return <p className="editor-loading">Loading the text…</p>
}
