import type { ActionState } from '#components/admin/layout/use-action.ts'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  failure: Failure | null
  action: ActionState
  onGo: (position: { line: number; column: number }) => void
}

/** Why publishing failed, with links to the places in the text. Why saving failed is in the status line. */
export function Problems({ failure, action, onGo }: Props) {
  const problems = failure?.problems.length ? failure.problems : action.problems
  const message = problems.length > 0 ? 'This text cannot be published yet. Fix these places:' : action.error
  return (
    <div role="alert" className="problems">
      {message && <p className="form-error">{message}</p>}
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
