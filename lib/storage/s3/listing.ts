import { Parser } from 'htmlparser2'

/** One page of a bucket's listing. `next`: the token of the following page; null on the last one. */
export type ListingPage = { keys: string[]; next: string | null }

/** Reads the answer to ListObjectsV2 (Amazon S3 API reference). */
export function readListing(xml: string): ListingPage {
  const keys: string[] = []
  let next = ''
  let text = ''
  const parser = new Parser(
    {
      onopentag: () => {
        text = ''
      },
      ontext: (piece) => {
        text += piece
      },
      onclosetag: (name) => {
        if (name === 'Key') keys.push(text)
        if (name === 'NextContinuationToken') next = text
        text = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return { keys, next: next === '' ? null : next }
}
