'use client'

import { type SyntheticEvent, useState } from 'react'
import { timeOf } from '#components/admin/editor/status-text.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { KeptVersion, PostText, Result } from '#lib/admin/views.ts'

type Props = {
  list: () => Promise<Result<KeptVersion[]>>
  load: (id: string) => Promise<Result<PostText>>
}

/** Earlier texts of the post that were kept, to look up and copy from. */
export function KeptVersions({ list, load }: Props) {
  const [versions, setVersions] = useState<KeptVersion[] | string | null>(null)
  const [shown, setShown] = useState<{ version: KeptVersion; text: PostText } | null>(null)

  async function toggle({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
    if (!currentTarget.open) return
    const result = await list().catch(() => null)
    setVersions(result?.ok ? result.value : (result?.message ?? NO_RESPONSE))
  }

  async function show(version: KeptVersion) {
    const result = await load(version.id).catch(() => null)
    if (result?.ok) setShown({ version, text: result.value })
    else setVersions(result?.message ?? NO_RESPONSE)
  }

  return (
    <details className="kept-versions" onToggle={toggle}>
      <summary>Kept versions</summary>
      {versions === null && <p className="field-hint">Loading…</p>}
      {typeof versions === 'string' && <p className="form-error">{versions}</p>}
      {Array.isArray(versions) && (
        <ul>
          {versions.map((version) => (
            <li key={version.id}>
              <button type="button" className="quiet" onClick={() => show(version)}>
                {describe(version)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {Array.isArray(versions) && versions.length === 0 && (
        <p className="field-hint">None. What an edit conflict leaves out is kept here.</p>
      )}
      {shown && <VersionDialog {...shown} onClose={() => setShown(null)} />}
    </details>
  )
}

function VersionDialog({
  version,
  text,
  onClose,
}: {
  version: KeptVersion
  text: PostText
  onClose: () => void
}) {
  const dialog = useModal()
  return (
    <dialog ref={dialog} className="conflict" aria-labelledby="kept-title" onClose={onClose}>
      <h2 id="kept-title">{text.title || 'Untitled'}</h2>
      <p>{describe(version)}</p>
      {text.dek && <p>{text.dek}</p>}
      <div className="field">
        <label htmlFor="kept-text">Text of this version</label>
        <textarea id="kept-text" readOnly rows={18} value={text.body} />
      </div>
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  )
}

function describe({ createdAt, by, reason, version }: KeptVersion): string {
  const author = by ? ` by ${by}` : ''
  return `${timeOf(new Date(createdAt).toISOString())}${author}, version ${version} (${reason})`
}

const NO_RESPONSE = 'The server did not respond. Open this list again.'
