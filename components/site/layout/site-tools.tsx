import { ThemeSwitch } from '#components/site/layout/theme-switch.tsx'
import { Icon } from '#components/ui/icon.tsx'

/** The search link and the theme switch. */
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
