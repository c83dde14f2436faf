/** The query of an address as Next hands it over: who repeats a parameter sends several. */
export type Query = Record<string, string | string[] | undefined>

/** The parameters of a query, the first of each, without NUL: PostgreSQL has no such character. */
export function single(query: Query): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return first === undefined ? [] : [[name, first.replaceAll('\0', '')]]
    }),
  )
}
