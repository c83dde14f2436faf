const MAX_SHOWN = 8

/** The names that fit what is typed: those that begin with it, then those with a word that does. */
export function suggested(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return []
  const first = names.filter((name) => name.toLowerCase().startsWith(wanted))
  const inside = names.filter(
    (name) => !first.includes(name) && ` ${name.toLowerCase()}`.includes(` ${wanted}`),
  )
  return [...first, ...inside].slice(0, MAX_SHOWN)
}
