import { SiteLogo } from '#components/site/layout/site-logo.tsx'
import type { Link } from '#lib/core/views.ts'
import type { Settings } from '#lib/settings/views.ts'

export function SiteFooter({ settings }: { settings: Settings }) {
  return (
    <footer className="site-footer page">
      <div className="site-footer-grid">
        <div className="site-footer-name">
          <a href="/" rel="home">
            <SiteLogo name={settings.name} logo={null} />
          </a>
          {settings.description && <p>{settings.description}</p>}
        </div>
        <Links title="Sections" links={settings.navigation} />
        <Links title="More" links={settings.footer} />
        <Links title="Elsewhere" links={settings.social} />
      </div>
    </footer>
  )
}

function Links({ title, links }: { title: string; links: Link[] }) {
  if (links.length === 0) return null
  return (
    <nav aria-label={title}>
      <p className="label">{title}</p>
      <ul className="site-footer-links">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
