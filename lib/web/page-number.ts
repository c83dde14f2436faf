/** Parses the page number of a path such as /blog/page/2; null when invalid. The first page has no number. */
export function parsePageNumber(segment: string): number | null {
  return /^[1-9]\d{0,5}$/.test(segment) && segment !== '1' ? Number(segment) : null
}

/** The page number of a query parameter; 1 when it is invalid. */
export function pageNumber(given: string | undefined): number {
  return parsePageNumber(given ?? '') ?? 1
}
