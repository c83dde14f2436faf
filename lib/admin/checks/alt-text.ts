import { type Check, inField, inText } from './finding.ts'

/**
 * Images without alt text. An `alt=""` that the writer chose is decorative; a Markdown image without words takes those
 * of the library, if there are any.
 */
export const altText: Check = ({ cover, found, media }) => [
  ...(cover && !cover.alt
    ? [
        {
          message: 'The cover has no alt text. Describe what it shows.',
          place: inField('coverAlt'),
        },
      ]
    : []),
  ...found.images
    .filter(({ src, alt }) => alt === null && !media[src]?.alt)
    .map((image) => ({
      message: 'This image has no alt text. Describe it, or write alt="" in a <Figure> if it only decorates.',
      place: inText(image),
    })),
]
