import { useState } from 'react'

const KEY = 'editor-goal'

/** A number of words to reach, kept on this device. */
export function Goal({ words }: { words: number }) {
  const [goal, setGoal] = useState(readGoal)

  function change(given: number) {
    const next = Number.isFinite(given) && given > 0 ? Math.min(Math.round(given), 1_000_000) : 0
    setGoal(next)
    try {
      localStorage.setItem(KEY, String(next))
    } catch {
      // Without storage, the goal holds until the page is left.
    }
  }

  return (
    <label className="writing-goal">
      Goal
      <input
        type="number"
        min={0}
        step={100}
        value={goal || ''}
        placeholder="none"
        onChange={({ target }) => change(target.valueAsNumber)}
      />
      {goal > 0 && (
        <progress max={goal} value={Math.min(words, goal)} aria-label="Words of the goal">
          {words} of {goal}
        </progress>
      )}
    </label>
  )
}

function readGoal(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0
  } catch {
    return 0
  }
}
