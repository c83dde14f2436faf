import type { AuditSubject, AuditView } from '#lib/audit/views.ts'

const LABELS: Record<string, string> = {
  'byline.create': 'Added the author',
  'invitation.accept': 'Accepted an invitation:',
  'invitation.create': 'Invited',
  'invitation.withdraw': 'Withdrew an invitation',
  'media.delete': 'Deleted an image',
  'media.describe': 'Changed the description of the image',
  'media.focus': 'Moved the focal point of the image',
  'user.changePassword': 'Changed the password of',
  'user.changeRole': 'Changed the role of',
  'user.create': 'Created the user',
  'user.passwordFailed': 'Entered a wrong current password:',
  'user.reinstate': 'Reinstated',
  'user.resetPassword': 'Reset the password of',
  'user.setUp': 'Set up the publication:',
  'user.signIn': 'Signed in:',
  'user.signInFailed': 'Failed to sign in as',
  'user.signInUnknown': 'Failed to sign in with an unknown e-mail address',
  'user.suspend': 'Suspended',
  'user.transferOwnership': 'Transferred ownership to',
  'post.create': 'Created',
  'post.publish': 'Published',
  'post.requestChanges': 'Requested changes to',
  'post.restore': 'Restored from the trash:',
  'post.submit': 'Submitted',
  'post.trash': 'Moved to the trash:',
  'post.unpublish': 'Unpublished',
  'post.withdraw': 'Withdrew permanently:',
  'publication.import': 'Imported a site',
  'redirect.create': 'Added a redirect from',
  'redirect.delete': 'Removed a redirect',
  'series.create': 'Created the series',
  'setting.save': 'Changed the settings',
  'tag.create': 'Added the tag',
  'tag.merge': 'Merged a tag into',
  'tag.save': 'Changed the tag',
}

/** An audit event as a sentence. An action without a label is shown by its recorded name. */
export function AuditEventLabel({
  event: { action, subject },
}: {
  event: Pick<AuditView, 'action' | 'subject'>
}) {
  return (
    <>
      {LABELS[action] ?? action} <Subject {...subject} />
    </>
  )
}

function Subject({ type, id, name }: AuditSubject) {
  if (name === null) return null
  return type === 'post' ? <a href={`/admin/posts/${id}`}>{name}</a> : <strong>{name}</strong>
}
