import type { Finding } from '#lib/admin/views.ts'
import { PUBLISH_CHECKS, type PublishCheck } from '#lib/settings/publish-checks.ts'
import { altText } from './alt-text.ts'
import { coverSize, dek, descriptionLength, placeholders, titleLength } from './fields.ts'
import type { Check, CheckedText } from './finding.ts'
import { headings } from './headings.ts'
import { deadLinks, doubtfulLinks, linkText } from './links.ts'

const CHECKS: Record<PublishCheck, Check> = {
  placeholders,
  altText,
  headings,
  deadLinks,
  doubtfulLinks,
  linkText,
  dek,
  titleLength,
  descriptionLength,
  coverSize,
}

/** Of one check, more would not help the writer. */
const MAX_PER_CHECK = 50

/** What the checks find in a text, what blocks first. */
export function findingsIn(text: CheckedText, blocking: readonly PublishCheck[]): Finding[] {
  const findings = PUBLISH_CHECKS.flatMap((check) =>
    CHECKS[check](text)
      .slice(0, MAX_PER_CHECK)
      .map((remark) => ({ ...remark, check, isBlocking: blocking.includes(check) })),
  )
  return findings.toSorted((a, b) => Number(b.isBlocking) - Number(a.isBlocking))
}
