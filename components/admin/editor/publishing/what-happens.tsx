import type { DraftView, PublishPlan } from '#lib/admin/views.ts'

type Props = { plan: PublishPlan; kind: DraftView['kind'] }

/** What publishing will do, as sentences. */
export function WhatHappens({ plan, kind }: Props) {
  const { path, movesFrom, isLive, isFeatured } = plan
  return (
    <ul className="publish-effects">
      <li>
        {isLive ? (
          <>
            Readers get this version of the {kind} at <code>{path}</code>, in place of the live one.
          </>
        ) : (
          <>
            Readers get a new {kind} at <code>{path}</code>
            {kind === 'article' && ', in lists, feeds and search as well'}.
          </>
        )}
      </li>
      {movesFrom && (
        <li>
          <code>{movesFrom}</code> will redirect permanently to <code>{path}</code>.
        </li>
      )}
      {isFeatured && <li>It is featured on the home page.</li>}
    </ul>
  )
}
