import '../fonts/faces.css'
import '../../components/ui/ui.css'
import '../../components/site/site.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { criticalStyle } from '#lib/assets/critical-style.ts'
import { siteScript } from '#lib/assets/site-script.ts'
import { themeSnippet } from '#lib/assets/theme-snippet.ts'
import { directionOf } from '#lib/settings/direction.ts'
import { readSettings } from '#lib/web/reads.ts'
import { instrumentSans, sourceSerif } from '../fonts/faces'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '32x32' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/apple-touch-icon.png',
  },
  manifest: '/manifest.webmanifest',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { name, language, accent } = await readSettings()
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      className={`${sourceSerif.variable} ${instrumentSans.variable}`}
      style={{ '--accent-light': accent.light, '--accent-dark': accent.dark }}
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, allowed by its hash in the Content-Security-Policy. */}
        <script dangerouslySetInnerHTML={{ __html: themeSnippet }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a file of the project, allowed by its hash in the Content-Security-Policy. */}
        <style dangerouslySetInnerHTML={{ __html: criticalStyle() }} />
        <script src={siteScript().path} defer />
        <link rel="search" type="application/opensearchdescription+xml" title={name} href="/opensearch.xml" />
      </head>
      <body>{children}</body>
    </html>
  )
}
