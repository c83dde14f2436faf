import { cleanBlocks } from '#components/admin/editor/rich-text/paste/clean/blocks.ts'
import { cleanCode } from '#components/admin/editor/rich-text/paste/clean/code.ts'
import { cleanFootnotes } from '#components/admin/editor/rich-text/paste/clean/footnotes.ts'
import { cleanImages, type TakeImage } from '#components/admin/editor/rich-text/paste/clean/images.ts'
import { keepAllowed } from '#components/admin/editor/rich-text/paste/clean/keep-allowed.ts'
import { cleanLinks } from '#components/admin/editor/rich-text/paste/clean/links.ts'
import { cleanLists } from '#components/admin/editor/rich-text/paste/clean/lists.ts'
import { nameMarks } from '#components/admin/editor/rich-text/paste/clean/marks.ts'
import { removeNoise } from '#components/admin/editor/rich-text/paste/clean/remove-noise.ts'
import { cleanSpaces } from '#components/admin/editor/rich-text/paste/clean/spaces.ts'
import { cleanTables } from '#components/admin/editor/rich-text/paste/clean/tables.ts'
import { cleanWordLists } from '#components/admin/editor/rich-text/paste/clean/word-lists.ts'

type Pass = (body: HTMLElement) => void

/** Thrown when cleaning takes longer than a writer waits. */
export class TooMuch extends Error {}

export type Cleaning = {
  takeImage: TakeImage
  /** Whether the time is up; asked between the steps. */
  isLate: () => boolean
}

export const MAX_ELEMENTS = 100_000

/**
 * Cleans the HTML of other programs in place, until only what the document knows is left: each program's own ways
 * first, then those of HTML. Throws TooMuch.
 */
export function cleanHtml(body: HTMLElement, { takeImage, isLate }: Cleaning) {
  if (body.getElementsByTagName('*').length > MAX_ELEMENTS) throw new TooMuch()
  const passes: Pass[] = [
    removeCodeHeaders,
    removeNoise,
    cleanWordLists,
    cleanFootnotes,
    cleanLinks,
    cleanLists,
    nameMarks,
    cleanTables,
    (all) => cleanImages(all, takeImage),
    cleanBlocks,
    cleanSpaces,
    keepAllowed,
  ]
  for (const pass of passes) {
    if (isLate()) throw new TooMuch()
    pass(body)
  }
}

/** First: the language stands in what is noise elsewhere. */
function removeCodeHeaders(body: HTMLElement) {
  for (const button of body.querySelectorAll('button, [role="button"], svg')) button.remove()
  cleanCode(body)
}
