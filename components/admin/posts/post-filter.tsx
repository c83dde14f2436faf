import { adminHref } from '#components/admin/layout/admin-href.ts'
import { AdminSearch } from '#components/admin/layout/admin-search.tsx'
import { POST_FILTERS } from '#components/admin/posts/state-mark.tsx'
import type { PostFilter as Filter } from '#lib/admin/views.ts'

export function PostFilter({ filter }: { filter: Filter }) {
  return (
    <div className="post-filter">
      <nav aria-label="States">
        <ul>
          {FILTERS.map(([state, name]) => (
            <li key={state}>
              <a
                href={adminHref('/admin/posts', { ...filter, state, page: 1 })}
                aria-current={state === filter.state ? 'true' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <AdminSearch action="/admin/posts" value={filter.search} placeholder="Title, author or tag">
        {filter.state !== 'all' && <input type="hidden" name="state" value={filter.state} />}
      </AdminSearch>
    </div>
  )
}

const FILTERS = Object.entries(POST_FILTERS) as [keyof typeof POST_FILTERS, string][]
