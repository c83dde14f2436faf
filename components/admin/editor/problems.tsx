import { SignInAgain } from '#components/admin/account/sign-in-again.tsx'
import type { ActionState } from '#components/admin/layout/use-action.ts'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  failure: Failure | null
  action: ActionState
  onGo: (position: { line: number; column: number }) => void
}

/** Why saving or publishing failed, with links to the places in the text. */
export function Problems({ failure, action, onGo }: Props) {
  const problems = failure?.problems.length ? failure.problems : action.problems
  const reason = failure && failure.code !== 'conflict' ? failure.message : action.error
  const message = problems.length > 0 ? 'This text cannot be published yet. Fix these places:' : reason
  return (
    <div role="alert" className="problems">
      {message && <p className="form-error">{message}</p>}
      {failure?.code === 'signed_out' && (
        <p>
          <SignInAgain />, then save here.
        </p>
      )}
      {problems.length > 0 && (
        <ol>
          {problems.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>
              <button type="button" className="quiet" onClick={() => onGo({ line, column })}>
                Line {line}, column {column}
              </button>
              : {message}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
