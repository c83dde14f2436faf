/** Notices that a user may do without. All others are about the security of the account. */
export const OPTIONAL_NOTICES = ['submitted', 'changesRequested', 'invitationAccepted'] as const
export type OptionalNotice = (typeof OPTIONAL_NOTICES)[number]

export function isOptional(kind: string): kind is OptionalNotice {
  return OPTIONAL_NOTICES.some((optional) => optional === kind)
}
