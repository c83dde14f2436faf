/** The query as Next passes it: repeated parameters are arrays. */
export type Query = Record<string, string | string[] | undefined>

/** The first value of each parameter, without NUL, which PostgreSQL cannot store. */
export function single(query: Query): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return first === undefined ? [] : [[name, first.replaceAll('\0', '')]]
    }),
  )
}
