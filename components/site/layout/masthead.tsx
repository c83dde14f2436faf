import { Navigation } from '#components/site/layout/navigation.tsx'
import { SiteLogo } from '#components/site/layout/site-logo.tsx'
import { SiteTools } from '#components/site/layout/site-tools.tsx'
import { CalendarDate } from '#components/ui/calendar-date.tsx'
import type { Settings } from '#lib/settings/views.ts'

/** The header of the home page: name, tagline and the date of the newest article, labelled so that it is not read as today's. */
export function Masthead({ settings, issued }: { settings: Settings; issued: Date | null }) {
  return (
    <header className="masthead page">
      <div className="masthead-strip">
        <p>
          {issued && (
            <>
              Latest article: <CalendarDate date={issued} calendar={settings} />
            </>
          )}
        </p>
        <SiteTools />
      </div>
      <h1 className="masthead-name" style={{ '--letters': String(settings.name.length) }}>
        <SiteLogo {...settings} />
      </h1>
      {settings.tagline && <p className="masthead-tagline">{settings.tagline}</p>}
      <Navigation links={settings.navigation} current="/" />
    </header>
  )
}
