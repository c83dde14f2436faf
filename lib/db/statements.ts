const MAX_NAMED = 100
const MAX_SEEN = 1_000

/**
 * Names statements that come again, so that each connection has PostgreSQL parse and plan them once: for what readers ask
 * that took longer than finding the answer. Only so many are named: a connection keeps its plans until it ends.
 */
export function createStatementNames(): (statement: { sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Set<string>()

  return function nameOf({ sql }) {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size === MAX_NAMED) return UNNAMED
    if (seen.delete(sql)) names.set(sql, `statement_${names.size + 1}`)
    else remember(sql)
    return names.get(sql) ?? UNNAMED
  }

  function remember(sql: string) {
    if (seen.size === MAX_SEEN) seen.clear()
    seen.add(sql)
  }
}

const UNNAMED = ''
