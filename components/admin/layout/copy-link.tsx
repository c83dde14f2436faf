'use client'

import { useState } from 'react'

/** A link to pass on: selected when focused, copied by the button where the browser allows it. */
export function CopyLink({ link, label }: { link: string; label: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <span className="copy-link">
      <input readOnly value={link} aria-label={label} onFocus={(event) => event.target.select()} />
      <button type="button" className="quiet" onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </span>
  )
}
