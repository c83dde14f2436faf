/** The number in an address such as /blog/page/2, or null: the first page has an address without one. */
export function parsePageNumber(segment: string): number | null {
  return /^[1-9]\d{0,5}$/.test(segment) && segment !== '1' ? Number(segment) : null
}

/** The page a query asks for; the first for anything that is not a page. */
export function pageNumber(given: string | undefined): number {
  return parsePageNumber(given ?? '') ?? 1
}
