/** The checks before publishing, in the order of the panel. Each advises; a setting makes it block. */
export const PUBLISH_CHECKS = [
  'placeholders',
  'altText',
  'headings',
  'deadLinks',
  'doubtfulLinks',
  'linkText',
  'dek',
  'titleLength',
  'descriptionLength',
  'coverSize',
] as const

export type PublishCheck = (typeof PUBLISH_CHECKS)[number]
