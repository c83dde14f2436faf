/**
 * Other labels for footnotes that come into a text where theirs are taken, by their own: numbers that neither uses. All are
 * in lower case, because labels are the same in upper and lower case.
 */
export function freeLabels(taken: ReadonlySet<string>, coming: ReadonlySet<string>): Map<string, string> {
  const used = new Set([...taken, ...coming])
  const renamed = new Map<string, string>()
  for (const label of coming) {
    if (!taken.has(label)) continue
    let number = 1
    while (used.has(String(number))) number += 1
    used.add(String(number))
    renamed.set(label, String(number))
  }
  return renamed
}
