'use client'

import type { ReactNode } from 'react'
import { SignInAgain } from '#components/admin/account/sign-in-again.tsx'
import type { Upload, Uploads } from '#components/admin/media/use-uploads.ts'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  uploads: Uploads
  /** The status of an uploaded image, such as “Inserted.” */
  done: string
  /** Actions for an uploaded image. */
  children?: (upload: Upload) => ReactNode
}

/** The progress and result of each upload. */
export function UploadList({ uploads, done, children }: Props) {
  const { uploads: all, retry, drop } = uploads
  if (all.length === 0) return null
  return (
    <ul className="upload-list" aria-label="Uploads">
      {all.map((upload) => (
        <li key={upload.id}>
          <span className="upload-name">{upload.file.name}</span>
          <UploadStatus upload={upload} done={done} />
          <span className="upload-actions">
            {upload.stored && children?.(upload)}
            {canRetry(upload.failure) && (
              <button type="button" className="quiet" onClick={() => retry(upload)}>
                Try again
              </button>
            )}
            <button
              type="button"
              className="quiet"
              aria-label={`${closeLabel(upload)} ${upload.file.name}`}
              onClick={() => drop(upload)}
            >
              {closeLabel(upload)}
            </button>
          </span>
        </li>
      ))}
    </ul>
  )
}

function UploadStatus({ upload, done }: { upload: Upload; done: string }) {
  const { file, share, stored, failure } = upload
  if (!stored && !failure && share < 1)
    return (
      <progress value={share} aria-label={`Uploading ${file.name}`} title={`${Math.floor(share * 100)}%`} />
    )
  return (
    <span role="status" className={failure ? 'upload-status form-error' : 'upload-status'}>
      {failure ? <UploadError failure={failure} /> : stored ? done : 'Processing…'}
    </span>
  )
}

function UploadError({ failure }: { failure: Failure }) {
  if (failure.code !== 'signed_out') return failure.fields.file ?? failure.message
  return (
    <>
      You are signed out. Your text is still here. <SignInAgain />, then try again.
    </>
  )
}

function closeLabel({ stored, failure }: Upload): string {
  return stored || failure ? 'Dismiss' : 'Cancel'
}

/** An image that the server refused would be refused again. */
function canRetry(failure: Failure | null): boolean {
  return failure !== null && failure.code !== 'invalid'
}
