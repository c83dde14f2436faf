'use client'

import { type FormEvent, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { OptionalNotice } from '#lib/notices/views.ts'

type Props = {
  muted: string[]
  isMailSetUp: boolean
  save: (input: { muted: OptionalNotice[] }) => Promise<Result<void>>
}

const NOTICES: Record<OptionalNotice, string> = {
  submitted: 'A post is submitted for review (editors and above)',
  changesRequested: 'An editor asks for changes to a post of mine',
  invitationAccepted: 'Somebody accepts my invitation',
}

const ALL = Object.keys(NOTICES) as OptionalNotice[]

/** Which notices by mail a user gets. */
export function NoticesForm({ muted, isMailSetUp, save }: Props) {
  const [off, setOff] = useState(() => ALL.filter((notice) => muted.includes(notice)))
  const [isSaved, setSaved] = useState(false)
  const { run, isBusy, error } = useAction()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    run(
      () => save({ muted: off }),
      () => setSaved(true),
    )
  }

  return (
    <section aria-labelledby="notices">
      <h2 id="notices">Notices by mail</h2>
      {!isMailSetUp && <p>Mail isn’t set up on this site, so no notices are sent.</p>}
      <form onSubmit={submit}>
        <ul className="check-list">
          {ALL.map((notice) => (
            <li key={notice}>
              <label>
                <input
                  type="checkbox"
                  checked={!off.includes(notice)}
                  onChange={(event) => {
                    const { checked } = event.target
                    setOff((now) => (checked ? now.filter((other) => other !== notice) : [...now, notice]))
                    setSaved(false)
                  }}
                />
                {NOTICES[notice]}
              </label>
            </li>
          ))}
          <li>
            <label>
              <input type="checkbox" checked disabled />
              The security of my account: new sign-ins, password, e-mail address, role. Always sent.
            </label>
          </li>
        </ul>
        <p role="status">{isSaved && 'Notices saved.'}</p>
        <FormError>{error}</FormError>
        <button type="submit" disabled={isBusy}>
          Save notices
        </button>
      </form>
    </section>
  )
}
