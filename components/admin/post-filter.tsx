import { deskHref } from '#components/admin/desk-href'
import { DeskSearch } from '#components/admin/desk-search'
import { POST_STATES, STATE_NAMES } from '#components/admin/state-mark'
import type { DeskFilter } from '#lib/desk/views'

export function PostFilter({ filter }: { filter: DeskFilter }) {
  return (
    <div className="post-filter">
      <nav aria-label="States">
        <ul>
          {POST_STATES.map((state) => (
            <li key={state}>
              <a
                href={deskHref('/admin/posts', { ...filter, state, page: 1 })}
                aria-current={state === filter.state ? 'true' : undefined}
              >
                {state === 'all' ? 'All' : STATE_NAMES[state]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DeskSearch action="/admin/posts" value={filter.search} placeholder="Title, author or tag">
        {filter.state !== 'all' && <input type="hidden" name="state" value={filter.state} />}
      </DeskSearch>
    </div>
  )
}
