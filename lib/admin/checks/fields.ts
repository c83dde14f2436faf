import { hasPlaceholder } from '#lib/content/mdx/inspect/placeholders.ts'
import { type Check, inField, inText } from './finding.ts'

// Search engines cut longer titles and descriptions off.
const MAX_TITLE_LENGTH = 60
const MAX_DESCRIPTION_LENGTH = 160
const MIN_DESCRIPTION_LENGTH = 50

/** Networks show a narrower picture as a thumbnail. */
const NARROWEST_COVER = 1_200

/** TK and TKTK, in the text and in its fields. */
export const placeholders: Check = (text) => [
  ...(['title', 'dek', 'excerpt', 'description', 'seoTitle'] as const)
    .filter((name) => hasPlaceholder(text[name]))
    .map((name) => ({ message: `There is still a TK in the ${NAMES[name]}.`, place: inField(name) })),
  ...text.found.placeholders.map((place) => ({
    message: 'There is still a TK here. Fill in what is missing.',
    place: inText(place),
  })),
]

const NAMES = {
  title: 'title',
  dek: 'dek',
  excerpt: 'excerpt',
  description: 'description',
  seoTitle: 'search title',
}

export const dek: Check = ({ kind, dek }) =>
  kind === 'article' && !dek.trim()
    ? [{ message: 'There is no dek. Lists and feeds show it under the title.', place: inField('dek') }]
    : []

export const titleLength: Check = ({ title, seoTitle }) => {
  const shown = seoTitle || title
  if (shown.length <= MAX_TITLE_LENGTH) return []
  const message = `Search engines cut the title off after about ${MAX_TITLE_LENGTH} of its ${shown.length} characters. Add a shorter search title.`
  return [{ message, place: inField('seoTitle') }]
}

export const descriptionLength: Check = ({ description, excerpt, dek }) => {
  const { length } = description || excerpt || dek
  if (length === 0 || (length >= MIN_DESCRIPTION_LENGTH && length <= MAX_DESCRIPTION_LENGTH)) return []
  const message =
    length > MAX_DESCRIPTION_LENGTH
      ? `Search engines cut the description off after about ${MAX_DESCRIPTION_LENGTH} of its ${length} characters. Shorten it.`
      : `The description has only ${length} characters. Search engines show up to ${MAX_DESCRIPTION_LENGTH}.`
  return [{ message, place: inField('description') }]
}

export const coverSize: Check = ({ cover }) =>
  cover && cover.width < NARROWEST_COVER
    ? [
        {
          message: `The cover is ${cover.width} pixels wide. Use one of at least ${NARROWEST_COVER.toLocaleString('en')}.`,
          place: inField('coverId'),
        },
      ]
    : []
