import { SiteLayout } from '#components/site/layout/site-layout.tsx'
import type { Settings } from '#lib/settings/views.ts'

type Props = {
  settings: Settings
  problems: readonly { line: number; column: number; message: string }[]
}

/** Shown instead of a preview when the text cannot be rendered: the problems and their positions. */
export function PreviewError({ settings, problems }: Props) {
  return (
    <SiteLayout settings={settings} current="">
      <div className="preview-error">
        <h1 className="notice-title">This text cannot be previewed yet.</h1>
        <p className="notice-message">
          Nothing is lost. Fix these places in the editor, then open the preview again.
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
