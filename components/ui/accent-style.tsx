'use client'

import { useState } from 'react'

type Props = { light: string; dark: string; nonce: string | undefined }

/** The accent colours of the publication, on pages whose policy allows no style attributes. */
export function AccentStyle({ light, dark, nonce }: Props) {
  // The policy of the document stays that of its first response, whatever later ones bring.
  const [own] = useState(nonce)
  // Browsers hide the nonce from scripts.
  return (
    <style
      nonce={own}
      suppressHydrationWarning
    >{`:root{--accent-light:${light};--accent-dark:${dark}}`}</style>
  )
}
