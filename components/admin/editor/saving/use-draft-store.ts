'use client'

import { useEffect, useRef, useState } from 'react'
import { createCopyKeeper } from '#components/admin/editor/copies/copy-keeper.ts'
import { markOpen } from '#components/admin/editor/copies/open-sessions.ts'
import { createDraftServer } from '#components/admin/editor/saving/draft-server.ts'
import { createDraftStore, type DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { openTabs } from '#components/admin/editor/saving/tabs.ts'
import { uuid } from '#components/admin/editor/saving/uuid.ts'
import type { DraftStatus, DraftView, Result } from '#lib/admin/views.ts'

type Options = {
  draft: DraftView
  userId: string
  load: () => Promise<Result<DraftView>>
  onStatus: (status: DraftStatus) => void
}

/** The draft store of this page, connected to the page's life and to the other tabs. */
export function useDraftStore({ draft, userId, load, onStatus }: Options) {
  const { postId } = draft
  const tell = useRef<ReturnType<typeof openTabs>['tell']>(() => {})
  const latest = useRef(onStatus)
  latest.current = onStatus
  const [{ store, session }] = useState(() => {
    const session = uuid()
    const store = createDraftStore({
      draft,
      userId,
      server: createDraftServer({ postId, userId }),
      load,
      createKeeper: (onState) => createCopyKeeper({ userId, postId, session }, onState),
      onSaved: (stored) => tell.current({ ...stored, savedAt: new Date().toISOString() }),
      onStatus: (status) => latest.current(status),
    })
    return { store, session }
  })

  useEffect(() => {
    const tabs = openTabs(userId, postId, (news) => store.meet({ ...news, by: 'your other tab' }))
    tell.current = tabs.tell
    const close = markOpen(session)
    const forget = watchPage(store)
    return () => {
      forget()
      // A navigation inside the desk ends the editor, not the page: its last save still tells the other tabs.
      void store.leave().finally(() => {
        store.dispose()
        tabs.close()
        close()
      })
    }
  }, [store, session, userId, postId])

  return { store, session }
}

/** Follows the server whenever the writer comes back to the page, and hands over what is not saved when they leave. */
function watchPage(store: DraftStore): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const look = () => void store.look()

  addEventListener('focus', look, { signal })
  addEventListener('online', look, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && look(), { signal })
  addEventListener('pagehide', () => void store.leave(), { signal })
  addEventListener('beforeunload', (event) => store.mayLoseWords() && event.preventDefault(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'visible' ? look() : store.pause()),
    { signal },
  )
  // The page may come from a cache of the browser or of the router, older than what is stored.
  look()
  return () => controller.abort()
}
