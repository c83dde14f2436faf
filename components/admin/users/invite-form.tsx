'use client'

import { type FormEvent, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import type { Result } from '#lib/admin/views.ts'

type Props = {
  roles: string[]
  isMailSetUp: boolean
  invite: (input: { email: string; role: string }) => Promise<Result<string>>
}

export function InviteForm({ roles, isMailSetUp, invite }: Props) {
  const [answer, setAnswer] = useState<Result<string> | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    setBusy(true)
    const result = await invite({ email: String(data.get('email')), role: String(data.get('role')) })
    setBusy(false)
    setAnswer(result)
    if (result.ok) form.reset()
  }

  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite a user</h2>
      <form className="narrow" onSubmit={submit} noValidate>
        <Field
          label="E-mail address"
          name="email"
          type="email"
          required
          error={answer?.ok === false ? (answer.fields.email ?? answer.message) : undefined}
        />
        <div className="field">
          <label htmlFor="invite-role">Role</label>
          <select id="invite-role" name="role" defaultValue={roles[0]}>
            {roles.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </div>
        <button type="submit" disabled={isBusy}>
          {isMailSetUp ? 'Send invitation' : 'Create invitation link'}
        </button>
      </form>
      <div role="status">
        {answer?.ok && <InvitationLink address={answer.value} isMailSetUp={isMailSetUp} />}
      </div>
    </section>
  )
}

function InvitationLink({ address, isMailSetUp }: { address: string; isMailSetUp: boolean }) {
  return (
    <div className="field narrow">
      <label htmlFor="invite-link">
        {isMailSetUp
          ? 'The invitation is on its way. You can also pass on this link; it is shown only once and is valid for seven days.'
          : 'Mail isn’t set up: send this link to the new user yourself. It is valid for seven days.'}
      </label>
      <input id="invite-link" readOnly value={address} onFocus={(event) => event.target.select()} />
    </div>
  )
}
