'use client'

import dynamic from 'next/dynamic'

/** The inline diff, loaded when it is first shown. */
export const MergeView = dynamic(
  () => import('#components/admin/editor/changes/merge-view.tsx').then((module) => module.MergeView),
  { ssr: false, loading: () => <p className="editor-loading">Comparing…</p> },
)
