import '../fonts/faces.css'
import '../../components/ui/ui.css'
import '../../components/ui/form.css'
import '../../components/auth/auth.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { AccentStyle } from '#components/ui/accent-style.tsx'
import { readNonce } from '#lib/web/nonce.ts'
import { readSettings } from '#lib/web/reads.ts'
import { instrumentSans, sourceSerif } from '../fonts/faces'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' }

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name, language, accent } = await readSettings()
  return (
    <html lang={language} className={`${sourceSerif.variable} ${instrumentSans.variable}`}>
      <head>
        <AccentStyle {...accent} nonce={await readNonce()} />
      </head>
      <body className="auth">
        <header className="auth-head">
          <a href="/">{name}</a>
        </header>
        <main className="auth-main">{children}</main>
      </body>
    </html>
  )
}
