const STEP = 10

/** The classes of an image whose crops keep its focal point in view (components/ui/focus.css); none for its middle. */
export function focusClass({ focusX, focusY }: { focusX: number; focusY: number }): string | undefined {
  const [x, y] = [focusX, focusY].map((percent) => Math.round(percent / STEP) * STEP)
  return x === 50 && y === 50 ? undefined : `focus-x-${x} focus-y-${y}`
}
