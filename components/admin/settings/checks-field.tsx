import type { PublishCheck } from '#lib/settings/views.ts'

type Props = {
  blocking: PublishCheck[]
  onChange: (blocking: PublishCheck[]) => void
  error?: string
}

/** Which of the checks before publishing have to be passed; the others advise. */
export function ChecksField({ blocking, onChange, error }: Props) {
  return (
    <fieldset id="checks">
      <legend>Checks before publishing</legend>
      <p className="field-hint">
        Every check is shown before a post is published. Those you tick stop it until they pass.
      </p>
      {(Object.keys(CHECKS) as PublishCheck[]).map((check) => (
        <label key={check} className="check">
          <input
            type="checkbox"
            checked={blocking.includes(check)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...blocking, check] : blocking.filter((other) => other !== check),
              )
            }
          />{' '}
          {CHECKS[check]}
        </label>
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  )
}

const CHECKS: Record<PublishCheck, string> = {
  placeholders: 'No TK is left',
  altText: 'Every image has alt text or is marked as decorative',
  headings: 'Headings skip no level',
  deadLinks: 'Links on this site lead somewhere',
  doubtfulLinks: 'Links to other sites are encrypted, and are no local or example addresses',
  linkText: 'Link texts say where they lead',
  dek: 'Articles have a dek',
  titleLength: 'The title fits in search results',
  descriptionLength: 'The description has a length that search engines show',
  coverSize: 'The cover is at least 1,200 pixels wide',
}
