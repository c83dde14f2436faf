'use client'

import type { ReactNode } from 'react'
import { SignInAgain } from '#components/admin/account/sign-in-again.tsx'
import type { Upload, Uploads } from '#components/admin/media/use-uploads.tsx'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  uploads: Uploads
  /** What is said of a stored picture, such as “inserted”. */
  done: string
  /** What can be done with a stored picture. */
  children?: (upload: Upload) => ReactNode
}

/** How far each picture has come, and what stands in its way. */
export function UploadList({ uploads, done, children }: Props) {
  const { uploads: all, retry, drop } = uploads
  if (all.length === 0) return null
  return (
    <ul className="upload-list" aria-label="Pictures being sent">
      {all.map((upload) => (
        <li key={upload.id}>
          <span className="upload-name">{upload.file.name}</span>
          <Standing upload={upload} done={done} />
          <span className="upload-verbs">
            {upload.stored && children?.(upload)}
            {canBeRepeated(upload.failure) && (
              <button type="button" className="quiet" onClick={() => retry(upload)}>
                Try again
              </button>
            )}
            <button
              type="button"
              className="quiet"
              aria-label={`${endingOf(upload)} ${upload.file.name}`}
              onClick={() => drop(upload)}
            >
              {endingOf(upload)}
            </button>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Standing({ upload, done }: { upload: Upload; done: string }) {
  const { file, share, stored, failure } = upload
  if (!stored && !failure && share < 1)
    return (
      <progress value={share} aria-label={`Sending ${file.name}`} title={`${Math.floor(share * 100)}%`} />
    )
  return (
    <span role="status" className={failure ? 'upload-standing trouble' : 'upload-standing'}>
      {failure ? <Trouble failure={failure} /> : stored ? done : 'Being stored…'}
    </span>
  )
}

function Trouble({ failure }: { failure: Failure }) {
  if (failure.code !== 'signed_out') return failure.fields.file ?? failure.message
  return (
    <>
      You are signed out. The text is still here. <SignInAgain />, then try again.
    </>
  )
}

function endingOf({ stored, failure }: Upload): string {
  return stored || failure ? 'Dismiss' : 'Cancel'
}

/** A picture that was looked at and refused will be refused again. */
function canBeRepeated(failure: Failure | null): boolean {
  return failure !== null && failure.code !== 'invalid'
}
