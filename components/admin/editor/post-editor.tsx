'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import { BodyField } from '#components/admin/editor/body-field.tsx'
import { UnsavedNotice } from '#components/admin/editor/copies/unsaved-notice.tsx'
import { useBringBack } from '#components/admin/editor/copies/use-bring-back.tsx'
import { inputOf } from '#components/admin/editor/draft-fields.ts'
import { areSettingsSame, LineField, PageTitle } from '#components/admin/editor/editor-fields.tsx'
import { goToField, isInSettings, type TextPosition } from '#components/admin/editor/go-to.ts'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { KeptVersions } from '#components/admin/editor/kept-versions.tsx'
import { PendingInputProvider, usePendingInput } from '#components/admin/editor/pending-input.ts'
import { usePreviewPane } from '#components/admin/editor/preview/use-preview-pane.ts'
import { Problems } from '#components/admin/editor/problems.tsx'
import { PublishPanel } from '#components/admin/editor/publishing/publish-panel.tsx'
import { usePublishing } from '#components/admin/editor/publishing/use-publishing.ts'
import { SavingDialogs } from '#components/admin/editor/saving/saving-dialogs.tsx'
import type { EditorUser } from '#components/admin/editor/saving/sign-in-dialog.tsx'
import { useDraftStore } from '#components/admin/editor/saving/use-draft-store.ts'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'
import { type Choices, SettingsColumn } from '#components/admin/editor/settings-column.tsx'
import { useKeySwitches, usePageKey } from '#components/admin/editor/shortcuts/use-page-key.ts'
import { SaveTemplate } from '#components/admin/editor/snippets/save-template.tsx'
import { StatusLine } from '#components/admin/editor/status-line.tsx'
import { timeOf } from '#components/admin/editor/status-text.tsx'
import { useSettingsColumn } from '#components/admin/editor/use-settings-column.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import { Palette } from '#components/admin/palette/palette.tsx'
import type { PaletteProps } from '#components/admin/palette/palette-dialog.tsx'
import type { CheckPlace, DraftStatus, DraftView, KeptVersion, PostText, Result } from '#lib/admin/views.ts'

const PreviewPane = dynamic(() => import('#components/admin/editor/preview/preview-pane.tsx'), { ssr: false })

type ChangeStatus = (postId: string) => Promise<Result<DraftView>>

export type EditorActions = {
  publishAction: (input: { postId: string; version: number }) => Promise<Result<DraftView>>
  reloadAction: ChangeStatus
  liveTextAction: (postId: string) => Promise<Result<PostText>>
  keptVersionsAction: (postId: string) => Promise<Result<KeptVersion[]>>
  keptTextAction: (id: string) => Promise<Result<PostText>>
  submitAction: ChangeStatus
  requestChangesAction: ChangeStatus
  listImagesAction: ListImages
  unpublishAction: ChangeStatus
  trashAction: ChangeStatus
  restoreAction: ChangeStatus
  withdrawAction: ChangeStatus
  saveTemplateAction: (input: { postId: string; name: string; replaces?: string }) => Promise<Result<string>>
  createSeriesAction: (title: string) => Promise<Result<{ id: string; title: string }>>
}

type Props = {
  draft: DraftView
  user: EditorUser
  choices: Choices
  actions: EditorActions
  palette: Omit<PaletteProps, 'userId'>
}

/** The post editor: status line, text and settings. What is typed lives in the draft store, not in its state. */
export function PostEditor({ draft, user, choices, actions, palette }: Props) {
  const { postId } = draft
  const [post, setPost] = useState(draft)
  const [position, setPosition] = useState<TextPosition | null>(null)
  const [asked, setAsked] = useState({ count: 0, note: '' })
  const settings = useSettingsColumn()
  // Only for fields that hand over their input late; without such fields it does nothing.
  const pending = usePendingInput()
  const action = useAction()
  const { reloadAction, liveTextAction } = actions
  const load = useCallback(() => reloadAction(postId), [reloadAction, postId])
  const loadLive = useCallback(() => liveTextAction(postId), [liveTextAction, postId])
  const { store, session } = useDraftStore({
    draft,
    userId: user.id,
    load,
    onStatus: (status) => setPost((now) => withStatus(now, status)),
  })
  const { bringBack, notice } = useBringBack(store, user.id)
  const fields = useSelected(store, (state) => state.fields, areSettingsSame)
  const failure = useSelected(store, ({ trouble }) => (trouble?.kind === 'refused' ? trouble.failure : null))

  async function saveAll(): Promise<boolean> {
    await pending.flush()
    const isSaved = await store.save()
    const note = isSaved ? `Saved ${timeOf(store.get().savedAt)}` : ''
    setAsked(({ count }) => ({ count: count + 1, note }))
    return isSaved
  }

  const pane = usePreviewPane()
  const mayPublish = post.may.publish && post.state !== 'trashed' && post.state !== 'withdrawn'
  const publishing = usePublishing({
    mayPublish,
    read: async () => {
      await pending.flush()
      return { postId, ...inputOf(store.get().fields) }
    },
  })

  // Nothing can be typed while the panel is open, so that the version saved here is what is on the screen.
  const publish = () =>
    action.run(
      async () => {
        if (!(await saveAll())) return NOT_SAVED
        return actions.publishAction({ postId, version: store.get().version })
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

  const saveTemplate = async (chosen: { name: string; replaces?: string }) =>
    (await saveAll()) ? actions.saveTemplateAction({ postId, ...chosen }) : NOT_SAVED

  // Opened before the save: popup blockers stop a window that does not open on the click itself.
  const openPreview = async () => {
    const view = window.open('', `preview-${postId}`)
    if (await saveAll()) view?.location.assign(`/preview/${postId}`)
    else view?.close()
  }

  useKeySwitches(user.id)
  usePageKey({ key: 's', shift: false, run: () => void saveAll() })

  return (
    <PendingInputProvider value={pending}>
      <div className={classOf({ 'with-settings': settings.isOpen, 'with-preview': pane.isOpen })}>
        <a className="skip-link" href="#main">
          Skip to main content
        </a>
        <StatusLine
          post={post}
          store={store}
          note={asked.note}
          isBusy={action.isBusy}
          onSave={saveAll}
          isPreviewOpen={pane.isOpen}
          onPreview={pane.toggle}
          onPublish={() => void publishing.open()}
          onSubmit={submit}
          areSettingsOpen={settings.isOpen}
          onSettings={settings.toggle}
        >
          <Palette userId={user.id} hasText {...palette} />
        </StatusLine>
        <main id="main" className="editor-page" aria-label="Post" tabIndex={-1}>
          <PageTitle store={store} />
          <UnsavedNotice
            userId={user.id}
            postId={postId}
            session={session}
            store={store}
            onBringBack={bringBack}
          />
          {notice}
          <SavingDialogs store={store} user={user} asked={asked.count} />
          <Problems
            failure={failure}
            action={action}
            onGo={(to) => void pending.flush().then(() => setPosition({ ...to }))}
          />
          <LineField
            store={store}
            name="title"
            label="Title"
            error={action.fields.title}
            className="editor-title"
          />
          <LineField store={store} name="dek" label="Dek" className="editor-dek" />
          <BodyField
            store={store}
            liveVersion={post.live?.version ?? null}
            loadLive={loadLive}
            post={post}
            problems={failure?.problems.length ? failure.problems : action.problems}
            position={position}
            listImages={actions.listImagesAction}
            typography={choices.site.typography}
          />
        </main>
        {pane.isOpen && post.may.edit && (
          <PreviewPane postId={postId} store={store} pane={pane} onOpenTab={() => void openPreview()} />
        )}
        {settings.isOpen && (
          <SettingsColumn
            post={post}
            now={fields}
            choices={choices}
            fields={{ ...action.fields, ...failure?.fields }}
            onChange={store.change}
            onAction={(name) => action.run(() => actions[`${name}Action`](postId), setPost)}
            isBusy={action.isBusy}
            listImages={actions.listImagesAction}
            createSeries={actions.createSeriesAction}
          >
            {choices.mayMakeTemplates && <SaveTemplate title={fields.title} save={saveTemplate} />}
            <KeptVersions list={() => actions.keptVersionsAction(postId)} load={actions.keptTextAction} />
          </SettingsColumn>
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
      </div>
    </PendingInputProvider>
  )
}

/** The post with what others may have changed about it. The same object when nothing did. */
function withStatus(
  post: DraftView,
  { savedAt: _, savedBy: __, version: ___, ...status }: DraftStatus,
): DraftView {
  const live = status.live && { ...status.live, publishedAt: new Date(status.live.publishedAt) }
  const now = { ...post, ...status, live }
  return JSON.stringify(now) === JSON.stringify(post) ? post : now
}

function classOf(names: Record<string, boolean>): string {
  const own = Object.keys(names).filter((name) => names[name])
  return ['admin', 'post-editor', ...own].join(' ')
}

const NOT_SAVED = {
  ok: false as const,
  code: 'not_saved',
  message: 'The text could not be saved, so nothing else was done with it. Save it first.',
  fields: {},
  problems: [],
}
