import type { KeyboardEvent } from 'react'

export const VIEWS = { rich: 'Rich text', source: 'Source', changes: 'Changes' } as const
export type ViewName = keyof typeof VIEWS

type Props = { view: ViewName; onShow: (name: ViewName) => void; panelId: string }

/** The tabs that choose how the text is shown. */
export function ViewTabs({ view, onShow, panelId }: Props) {
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
