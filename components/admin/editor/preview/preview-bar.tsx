import { LOOKS, type PaneState, type WIDTHS } from '#components/admin/editor/preview/use-preview-pane.ts'

type Props = { pane: PaneState; onOpenTab: () => void }

/** What the preview shows, and how wide and in which theme. */
export function PreviewBar({ pane, onOpenTab }: Props) {
  const { look, width, theme, setLook, setWidth, setTheme } = pane
  return (
    <div className="preview-bar">
      <Choice label="Show" options={LOOKS} value={look} onChange={setLook} />
      {look === 'page' && <Choice label="Width" options={NAMES} value={width} onChange={setWidth} />}
      {look !== 'social' && <Choice label="Theme" options={THEMES} value={theme} onChange={setTheme} />}
      <span className="preview-ends">
        <button type="button" className="quiet" onClick={onOpenTab}>
          Open in a new tab
        </button>
        <button type="button" className="quiet" onClick={pane.close}>
          Close<span className="visually-hidden"> the preview</span>
        </button>
      </span>
    </div>
  )
}

const NAMES: Record<keyof typeof WIDTHS, string> = { phone: 'Phone', tablet: 'Tablet', desktop: 'Desktop' }
const THEMES = { light: 'Light', dark: 'Dark' }

type ChoiceProps<Name extends string> = {
  label: string
  options: Record<Name, string>
  value: Name
  onChange: (name: Name) => void
}

function Choice<Name extends string>({ label, options, value, onChange }: ChoiceProps<Name>) {
  return (
    <fieldset className="preview-choice">
      <legend className="visually-hidden">{label}</legend>
      {(Object.keys(options) as Name[]).map((name) => (
        <label key={name}>
          <input
            type="radio"
            name={`preview-${label}`}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          <span>{options[name]}</span>
        </label>
      ))}
    </fieldset>
  )
}
