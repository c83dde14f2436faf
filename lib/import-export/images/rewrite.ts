import type { Found } from '#lib/import-export/images/locate-all.ts'
import type { Edit, ImageReference } from '#lib/import-export/images/references.ts'
import type { Uploaded } from '#lib/import-export/images/upload.ts'
import type { Note, PictureCounts } from '#lib/import-export/report.ts'

/** Changes of a text, and what to say about its pictures. */
export type Placing = { edits: Edit[]; counts: PictureCounts; notes: Note[] }

type Taker = { take: (file: Extract<Found, { kind: 'file' }>) => Promise<Uploaded> }

/** Takes the pictures of a text in, and says how the text changes so that it shows them from where they are then. */
export async function rewriteImages(
  uses: readonly ImageReference[],
  found: ReadonlyMap<string, Found>,
  taker: Taker,
): Promise<Placing> {
  const placing = nothingPlaced()
  for (const use of uses) {
    const picture = found.get(use.address)
    if (picture?.kind === 'file') place(use, await taker.take(picture), placing)
    else judge(use, picture, placing)
  }
  return placing
}

/** What there is to say about the pictures of a text that stays as it is. */
export function reviewPictures(uses: readonly ImageReference[], found: ReadonlyMap<string, Found>): Placing {
  const placing = nothingPlaced()
  for (const use of uses) judge(use, found.get(use.address), placing)
  return placing
}

function nothingPlaced(): Placing {
  return { edits: [], counts: { taken: 0, remote: 0, missing: 0 }, notes: [] }
}

function judge(use: ImageReference, picture: Found | undefined, placing: Placing): void {
  if (picture?.kind === 'remote') link(use, placing)
  if (picture?.kind === 'missing') leaveOut(use, picture.reason, placing)
}

function place(use: ImageReference, taken: Uploaded, placing: Placing): void {
  if (taken.kind === 'refused') leaveOut(use, taken.reason, placing)
  else {
    placing.counts.taken += 1
    placing.edits.push(use.showFrom(taken.src))
  }
}

function link(use: ImageReference, { edits, counts, notes }: Placing): void {
  counts.remote += 1
  edits.push(use.linkInstead())
  const message = `${shown(use.address)}: ${ELSEWHERE} Until then a link takes its place.`
  notes.push({ level: 'error', line: use.line, column: use.column, message })
}

function leaveOut(use: ImageReference, reason: string, { edits, counts, notes }: Placing): void {
  counts.missing += 1
  edits.push(use.wordsInstead())
  notes.push({
    level: 'error',
    line: use.line,
    column: use.column,
    message: `${shown(use.address)}: ${reason}`,
  })
}

/** Why a picture on another site is left out, and what to do. */
export const ELSEWHERE =
  'This picture lies on another site, from where nothing is shown. Save it in the folder and use its path.'

/** An address short enough to be read in a message. */
export function shown(address: string): string {
  return address.length > 120 ? `${address.slice(0, 120)}…` : address
}
