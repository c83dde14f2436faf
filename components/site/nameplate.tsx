// Keeps the mark on the line of the name's end.
const WORD_JOINER = '\u2060'

/** The publication's name with its mark. */
export function Nameplate({ name }: { name: string }) {
  return (
    <span className="nameplate">
      {name}
      {WORD_JOINER}
      <span className="mark" aria-hidden="true" />
    </span>
  )
}
