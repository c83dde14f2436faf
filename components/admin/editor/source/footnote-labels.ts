const NOTE = /^\[\^([^\]\s]+)\]:/gm
const MARK = /\[\^([^\]\s]+)\]/g

/** MDX whose footnotes have labels that another text does not use. */
export function withFreeLabels(source: string, text: string): string {
  const taken = labelsIn(text)
  const coming = labelsIn(source)
  const used = new Set([...taken, ...coming])
  const renamed = new Map<string, string>()
  for (const label of coming) {
    if (!taken.has(label)) continue
    let number = 1
    while (used.has(String(number))) number += 1
    used.add(String(number))
    renamed.set(label, String(number))
  }
  return source.replace(MARK, (mark, label: string) => {
    const other = renamed.get(label.toLowerCase())
    return other === undefined ? mark : `[^${other}]`
  })
}

/** Labels are the same in upper and lower case. */
function labelsIn(text: string): Set<string> {
  return new Set([...text.matchAll(NOTE)].map(([, label = '']) => label.toLowerCase()))
}
