'use client'

import dynamic from 'next/dynamic'
import { useCallback, useMemo, useState } from 'react'
import { AutosizeField } from '#components/admin/editor/autosize-field.tsx'
import { BodyField } from '#components/admin/editor/body-field.tsx'
import { ConflictDialog } from '#components/admin/editor/conflict-dialog.tsx'
import { inputOf } from '#components/admin/editor/draft-fields.ts'
import { goToField, isInSettings } from '#components/admin/editor/go-to.ts'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { useLiveChecks } from '#components/admin/editor/live/use-live-checks.ts'
import { PendingInputProvider, usePendingInput } from '#components/admin/editor/pending-input.ts'
import { usePreviewPane } from '#components/admin/editor/preview/use-preview-pane.ts'
import { Problems } from '#components/admin/editor/problems.tsx'
import { PublishPanel } from '#components/admin/editor/publishing/publish-panel.tsx'
import { usePublishing } from '#components/admin/editor/publishing/use-publishing.ts'
import { RecoveredDraftNotice } from '#components/admin/editor/recovery/recovered-draft-notice.tsx'
import { type Choices, SettingsColumn } from '#components/admin/editor/settings-column.tsx'
import type { TextPosition } from '#components/admin/editor/source/source-view.tsx'
import { StatusLine } from '#components/admin/editor/status-line.tsx'
import { type Save, useDraft } from '#components/admin/editor/use-draft.ts'
import { useLeaving } from '#components/admin/editor/use-leaving.ts'
import { useSettingsColumn } from '#components/admin/editor/use-settings-column.ts'
import { useShortcuts } from '#components/admin/editor/use-shortcuts.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import type { CheckPlace, DraftView, PostText, Result } from '#lib/admin/views.ts'

const PreviewPane = dynamic(() => import('#components/admin/editor/preview/preview-pane.tsx'), { ssr: false })

type ChangeStatus = (postId: string) => Promise<Result<DraftView>>

export type EditorActions = {
  saveAction: Save
  publishAction: (input: { postId: string; version: number }) => Promise<Result<DraftView>>
  reloadAction: ChangeStatus
  liveTextAction: (postId: string) => Promise<Result<PostText>>
  submitAction: ChangeStatus
  requestChangesAction: ChangeStatus
  listImagesAction: ListImages
  createSeriesAction: (title: string) => Promise<Result<{ id: string; title: string }>>
  unpublishAction: ChangeStatus
  trashAction: ChangeStatus
  restoreAction: ChangeStatus
  withdrawAction: ChangeStatus
}

type Props = { draft: DraftView; choices: Choices; actions: EditorActions }

/** The post editor: status line, text and settings. */
export function PostEditor({ draft, choices, actions }: Props) {
  const [post, setPost] = useState(draft)
  const [position, setPosition] = useState<TextPosition | null>(null)
  // The text views are uncontrolled: a new key remounts them when the text is replaced.
  const [revision, setRevision] = useState(0)
  const settings = useSettingsColumn()
  const pending = usePendingInput()
  const editing = useDraft(draft, actions.saveAction, pending)
  const action = useAction()
  const { now, change, saveAll, failure, state } = editing
  const { postId } = draft

  const { liveTextAction } = actions
  const loadLive = useCallback(() => liveTextAction(postId), [liveTextAction, postId])

  const pane = usePreviewPane()
  const live = useLiveChecks(post, now.body)
  const input = useMemo(() => ({ postId, ...inputOf(now) }), [postId, now])
  const mayPublish = post.may.publish && post.state !== 'trashed' && post.state !== 'withdrawn'
  const publishing = usePublishing({
    mayPublish,
    read: async () => {
      await pending.flush()
      return { postId, ...inputOf(editing.latest()) }
    },
  })

  // Nothing can be typed while the panel is open, so that the version saved here is what is on the screen.
  const publish = () =>
    action.run(
      async () => {
        if (!(await saveAll())) return NOT_SAVED
        return actions.publishAction({ postId, version: editing.version.current })
      },
      (published) => {
        setPost(published)
        publishing.showLive(published.live?.path ?? '/')
      },
    )

  function goTo(place: CheckPlace) {
    publishing.close()
    if ('line' in place) return setPosition({ line: place.line, column: place.column })
    if (isInSettings(place)) settings.open()
    goToField(place.field)
  }

  const submit = () =>
    action.run(async () => ((await saveAll()) ? actions.submitAction(postId) : NOT_SAVED), setPost)

  // Opened before the save: popup blockers stop a window that does not open on the click itself.
  const openPreview = async () => {
    const view = window.open('', `preview-${postId}`)
    if (await saveAll()) view?.location.assign(`/preview/${postId}`)
    else view?.close()
  }

  function replace(text: Parameters<typeof change>[0]) {
    change(text)
    setRevision((count) => count + 1)
  }

  useShortcuts({ save: saveAll })
  useLeaving({ ...editing, flush: () => void pending.flush() })

  return (
    <PendingInputProvider value={pending}>
      <div className={classOf({ 'with-settings': settings.isOpen, 'with-preview': pane.isOpen })}>
        <a className="skip-link" href="#main">
          Skip to main content
        </a>
        <StatusLine
          post={post}
          version={editing.version.current}
          state={state}
          isBusy={action.isBusy}
          body={now.body}
          onSave={saveAll}
          isPreviewOpen={pane.isOpen}
          onPreview={pane.toggle}
          onPublish={() => void publishing.open()}
          onSubmit={submit}
          areSettingsOpen={settings.isOpen}
          onSettings={settings.toggle}
        />
        <main id="main" className="editor-page" aria-label="Post" tabIndex={-1}>
          <h1 className="visually-hidden">{now.title || 'Untitled'}</h1>
          <RecoveredDraftNotice postId={postId} version={draft.version} onRestore={replace} />
          <Problems
            failure={failure}
            action={action}
            onGo={(to) => void pending.flush().then(() => setPosition({ ...to }))}
          />
          <AutosizeField
            label="Title"
            value={now.title}
            onChange={(title) => change({ title })}
            error={failure?.fields.title ?? action.fields.title}
            className="editor-title"
            field="title"
          />
          <AutosizeField
            label="Dek"
            value={now.dek}
            onChange={(dek) => change({ dek })}
            error={failure?.fields.dek}
            className="editor-dek"
            field="dek"
          />
          <BodyField
            key={revision}
            value={now.body}
            comparison={{
              now,
              saved: editing.saved,
              liveVersion: post.live?.version ?? null,
              loadLive,
            }}
            onChange={(body) => change({ body })}
            problems={live ?? (failure?.problems.length ? failure.problems : action.problems)}
            position={position}
            listImages={actions.listImagesAction}
          />
        </main>
        {pane.isOpen && post.may.edit && (
          <PreviewPane postId={postId} input={input} pane={pane} onOpenTab={() => void openPreview()} />
        )}
        {settings.isOpen && (
          <SettingsColumn
            post={post}
            now={now}
            choices={choices}
            fields={{ ...action.fields, ...failure?.fields }}
            onChange={change}
            onAction={(name) => action.run(() => actions[`${name}Action`](postId), setPost)}
            isBusy={action.isBusy}
            listImages={actions.listImagesAction}
            createSeries={actions.createSeriesAction}
          />
        )}
        {publishing.state.step !== 'closed' && (
          <PublishPanel
            post={post}
            state={publishing.state}
            isBusy={action.isBusy}
            error={failure?.message ?? action.error}
            onPublish={publish}
            onGo={goTo}
            onClose={publishing.close}
          />
        )}
        {failure?.code === 'conflict' && (
          <ConflictDialog
            mine={now}
            load={() => actions.reloadAction(postId)}
            onMine={(theirs) => {
              editing.rebase(theirs)
              void saveAll()
            }}
            onTheirs={(theirs, text) => {
              editing.rebase(theirs)
              replace(text)
            }}
          />
        )}
      </div>
    </PendingInputProvider>
  )
}

function classOf(names: Record<string, boolean>): string {
  const own = Object.keys(names).filter((name) => names[name])
  return ['admin', 'post-editor', ...own].join(' ')
}

const NOT_SAVED = {
  ok: false as const,
  code: 'not_saved',
  message: 'The text could not be saved, so it was not published or submitted.',
  fields: {},
  problems: [],
}
