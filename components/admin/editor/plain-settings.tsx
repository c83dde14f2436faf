'use client'

import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { PLAIN_CONTROLS, PLAIN_NAMES } from '#components/admin/editor/plain-controls.ts'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { DraftView, PlainField } from '#lib/admin/views.ts'

type Props = {
  maySet: DraftView['maySet']
  now: DraftFields
  fields: Record<string, string>
  onChange: (part: Partial<DraftFields>) => void
}

/** The settings that are a text or a flag and that the viewer may change. */
export function PlainSettings({ maySet, now, fields, onChange }: Props) {
  return PLAIN_NAMES.filter((name) => maySet[name] && PLAIN_CONTROLS[name].shape !== 'above').map((name) => (
    <div key={name} data-field={name}>
      <PlainSetting
        name={name}
        value={now[name]}
        error={fields[name]}
        onChange={(value) => onChange({ [name]: value })}
      />
    </div>
  ))
}

type SettingProps = {
  name: PlainField
  value: string | boolean
  error: string | undefined
  onChange: (value: string | boolean) => void
}

function PlainSetting({ name, value, error, onChange }: SettingProps) {
  const { shape, label, asks = label, hint } = PLAIN_CONTROLS[name]
  if (typeof value === 'boolean')
    return (
      <label className="check">
        <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {asks}
      </label>
    )
  const labels = { label: asks, hint: hint?.(value), error }
  if (shape === 'line')
    return <Field {...labels} value={value} onChange={(event) => onChange(event.target.value)} />
  return (
    <Textarea
      {...labels}
      rows={3}
      value={value}
      onChange={(event) => onChange(oneLine(event.target.value))}
    />
  )
}

/** Line breaks become spaces: the field is stored as one line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
