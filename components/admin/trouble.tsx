/** What went wrong, said beside the control that did it. */
export function Trouble({ words }: { words: string | null }) {
  return (
    <span role="alert" className="trouble">
      {words}
    </span>
  )
}
