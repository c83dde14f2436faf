import '../fonts/faces.css'
import '../../components/ui/ui.css'
import '../../components/ui/form.css'
import '../../components/admin/layout/admin.css'
import '../../components/admin/layout/navigation.css'
import '../../components/admin/layout/data-table.css'
import '../../components/admin/palette/palette.css'
import '../../components/admin/settings/settings.css'
import '../../components/admin/snippets/snippets.css'
import '../../components/admin/media/media.css'
import '../../components/admin/users/users.css'
import '../../components/site/article/prose.css'
import '../../components/admin/editor/post-editor.css'
import '../../components/admin/editor/rich-text/rich-text.css'
import '../../components/admin/editor/images/images.css'
import '../../components/admin/editor/preview/preview.css'
import '../../components/admin/editor/publishing/publishing.css'
import '../../components/admin/editor/settings/settings-fields.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { AccentStyle } from '#components/ui/accent-style.tsx'
import { readNonce } from '#lib/web/nonce.ts'
import { readSettings } from '#lib/web/reads.ts'
import { instrumentSans, sourceSerif } from '../fonts/faces'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  title: { template: '%s · Admin', default: 'Admin' },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { language, accent } = await readSettings()
  return (
    <html lang={language} className={`${sourceSerif.variable} ${instrumentSans.variable}`}>
      <head>
        <AccentStyle {...accent} nonce={await readNonce()} />
      </head>
      <body>{children}</body>
    </html>
  )
}
