'use client'

import { useCallback, useState } from 'react'
import { ConflictDialog } from '#components/admin/editor/conflict-dialog.tsx'
import type { ListPictures } from '#components/admin/editor/images/image-grid.tsx'
import { LineTitle } from '#components/admin/editor/line-title.tsx'
import { PendingInputProvider, usePendingInput } from '#components/admin/editor/pending-input.tsx'
import { Problems } from '#components/admin/editor/problems.tsx'
import { RecoveredDraftNotice } from '#components/admin/editor/recovery/recovered-draft-notice.tsx'
import { BodyField } from '#components/admin/editor/rich-text/body-field.tsx'
import { type Choices, SettingsColumn } from '#components/admin/editor/settings-column.tsx'
import type { Place } from '#components/admin/editor/source/source-view.tsx'
import { StatusLine } from '#components/admin/editor/status-line.tsx'
import { useLeaving } from '#components/admin/editor/use-leaving.tsx'
import { type Save, useManuscript } from '#components/admin/editor/use-manuscript.tsx'
import { useSettingsColumn } from '#components/admin/editor/use-settings-column.tsx'
import { useShortcuts } from '#components/admin/editor/use-shortcuts.tsx'
import { useAction } from '#components/admin/layout/use-action.tsx'
import type { DraftView, PostText, Result } from '#lib/admin/views.ts'

type Standing = (postId: string) => Promise<Result<DraftView>>

export type RoomActions = {
  saveAction: Save
  publishAction: (input: { postId: string; version: number }) => Promise<Result<DraftView>>
  reloadAction: Standing
  liveTextAction: (postId: string) => Promise<Result<PostText>>
  submitAction: Standing
  requestChangesAction: Standing
  listPicturesAction: ListPictures
  unpublishAction: Standing
  trashAction: Standing
  restoreAction: Standing
  withdrawAction: Standing
}

type Props = { draft: DraftView; choices: Choices; actions: RoomActions }

/** The page on which a post is written: the text, a line that says where it stands, and its settings. */
export function PostEditor({ draft, choices, actions }: Props) {
  const [post, setPost] = useState(draft)
  const [place, setPlace] = useState<Place | null>(null)
  // The text views keep what is being typed themselves; a text from elsewhere opens them anew.
  const [edition, setEdition] = useState(0)
  const settings = useSettingsColumn()
  const pending = usePendingInput()
  const manuscript = useManuscript(draft, actions.saveAction, pending)
  const verb = useAction()
  const { now, change, saveAll, failure, state } = manuscript
  const { postId } = draft

  const { liveTextAction } = actions
  const loadLive = useCallback(() => liveTextAction(postId), [liveTextAction, postId])

  const publish = () =>
    verb.run(async () => {
      if (!(await saveAll())) return NOT_SAVED
      return actions.publishAction({ postId, version: manuscript.version.current })
    }, setPost)

  const submit = () =>
    verb.run(async () => ((await saveAll()) ? actions.submitAction(postId) : NOT_SAVED), setPost)

  // The window is opened at once: one opened after the save would be taken for an advertisement.
  const preview = async () => {
    const view = window.open('', `preview-${postId}`)
    if (await saveAll()) view?.location.assign(`/preview/${postId}`)
    else view?.close()
  }

  function replace(text: Parameters<typeof change>[0]) {
    change(text)
    setEdition((count) => count + 1)
  }

  useShortcuts({ save: saveAll })
  useLeaving({ ...manuscript, takeIn: () => void pending.handOver() })

  return (
    <PendingInputProvider value={pending}>
      <div className={settings.isOpen ? 'desk room room-beside' : 'desk room'}>
        <a className="skip-link" href="#main">
          Skip to the text
        </a>
        <StatusLine
          post={post}
          version={manuscript.version.current}
          state={state}
          isBusy={verb.isBusy}
          words={now.body}
          onSave={saveAll}
          onPreview={preview}
          onPublish={publish}
          onSubmit={submit}
          areSettingsOpen={settings.isOpen}
          onSettings={settings.toggle}
        />
        <main id="main" className="room-page" aria-label="The post" tabIndex={-1}>
          <h1 className="unseen">{now.title || 'Untitled'}</h1>
          <RecoveredDraftNotice postId={postId} version={draft.version} onRestore={replace} />
          <Problems
            failure={failure}
            verb={verb}
            onGo={(to) => void pending.handOver().then(() => setPlace({ ...to }))}
          />
          <LineTitle
            label="Title"
            value={now.title}
            onChange={(title) => change({ title })}
            error={failure?.fields.title ?? verb.fields.title}
            className="room-title"
          />
          <LineTitle
            label="Dek"
            value={now.dek}
            onChange={(dek) => change({ dek })}
            error={failure?.fields.dek}
            className="room-dek"
          />
          <BodyField
            key={edition}
            value={now.body}
            comparison={{
              now,
              saved: manuscript.saved,
              liveVersion: post.live?.version ?? null,
              loadLive,
            }}
            onChange={(body) => change({ body })}
            problems={failure?.problems.length ? failure.problems : verb.problems}
            place={place}
            listPictures={actions.listPicturesAction}
          />
        </main>
        {settings.isOpen && (
          <SettingsColumn
            post={post}
            now={now}
            choices={choices}
            fields={{ ...verb.fields, ...failure?.fields }}
            onChange={change}
            onVerb={(name) => verb.run(() => actions[`${name}Action`](postId), setPost)}
            isBusy={verb.isBusy}
            listPictures={actions.listPicturesAction}
          />
        )}
        {failure?.code === 'conflict' && (
          <ConflictDialog
            mine={now}
            load={() => actions.reloadAction(postId)}
            onMine={(theirs) => {
              manuscript.rebase(theirs)
              void saveAll()
            }}
            onTheirs={(theirs, text) => {
              manuscript.rebase(theirs)
              replace(text)
            }}
          />
        )}
      </div>
    </PendingInputProvider>
  )
}

const NOT_SAVED = {
  ok: false as const,
  code: 'not_saved',
  message: 'Nothing was published, or submitted, because the text could not be saved.',
  fields: {},
  problems: [],
}
