/** The publication's name with its mark. */
export function Nameplate({ name }: { name: string }) {
  return (
    <span className="nameplate">
      {name}
      <span className="mark" aria-hidden="true" />
    </span>
  )
}
