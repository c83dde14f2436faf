import { SignInAgain } from '#components/admin/account/sign-in-again.tsx'
import type { VerbState } from '#components/admin/layout/use-action.tsx'
import type { Failure } from '#lib/admin/views.ts'

type Props = {
  failure: Failure | null
  verb: VerbState
  onGo: (place: { line: number; column: number }) => void
}

/** What went wrong with saving or publishing, and where in the text. */
export function Problems({ failure, verb, onGo }: Props) {
  const problems = failure?.problems.length ? failure.problems : verb.problems
  const said = failure && failure.code !== 'conflict' ? failure.message : verb.trouble
  const message = problems.length > 0 ? 'Readers cannot be given this text yet. Correct these places:' : said
  return (
    <div role="alert" className="problems">
      {message && <p className="trouble">{message}</p>}
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
