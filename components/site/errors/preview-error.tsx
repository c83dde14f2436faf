import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = {
  settings: Settings
  problems: readonly { line: number; column: number; message: string }[]
}

/** What stands in the place of a preview while the text could not be published, and where to look. */
export function PreviewError({ settings, problems }: Props) {
  return (
    <SiteLayout settings={settings} current="">
      <div className="refused">
        <h1 className="notice-title">This text cannot be shown yet.</h1>
        <p className="notice-words">
          Nothing is lost. Correct these places in the writing room, then ask for the preview again.
        </p>
        <ol>
          {problems.map(({ line, column, message }) => (
            <li key={`${line}:${column}:${message}`}>
              <strong>
                Line {line}, column {column}:
              </strong>{' '}
              {message}
            </li>
          ))}
        </ol>
      </div>
    </SiteLayout>
  )
}
