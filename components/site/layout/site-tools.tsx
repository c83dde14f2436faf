import { ThemeSwitch } from '#components/site/layout/theme-switch.tsx'
import { Icon } from '#components/ui/icon.tsx'

/** What stands at the end of every head: the way to the search, and the theme. */
export function SiteTools({ current }: { current?: string }) {
  return (
    <div className="site-tools">
      <a className="search-link" href="/search" aria-current={current === '/search' ? 'page' : undefined}>
        <Icon of="search" /> Search
      </a>
      <ThemeSwitch />
    </div>
  )
}
