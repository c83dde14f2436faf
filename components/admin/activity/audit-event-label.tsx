import type { AuditSubject, AuditView } from '#lib/audit/views.ts'

const WORDS: Record<string, string> = {
  'byline.create': 'Added the author',
  'invitation.accept': 'Accepted an invitation:',
  'invitation.create': 'Invited',
  'invitation.withdraw': 'Withdrew an invitation',
  'media.delete': 'Deleted a picture',
  'media.describe': 'Described the picture',
  'user.changePassword': 'Changed the password of',
  'user.changeRole': 'Changed the role of',
  'user.create': 'Took in',
  'user.passwordFailed': 'Gave a wrong current password:',
  'user.reinstate': 'Reinstated',
  'user.resetPassword': 'Reset the password of',
  'user.setUp': 'Set the publication up:',
  'user.signIn': 'Signed in:',
  'user.signInFailed': 'Failed to sign in as',
  'user.signInUnknown': 'Failed to sign in with an unknown e-mail address',
  'user.suspend': 'Suspended',
  'user.transferOwnership': 'Handed the publication to',
  'post.create': 'Began',
  'post.publish': 'Published',
  'post.requestChanges': 'Handed back',
  'post.restore': 'Took out of the trash:',
  'post.submit': 'Submitted',
  'post.trash': 'Moved to the trash:',
  'post.unpublish': 'Took off the site:',
  'post.withdraw': 'Withdrew for good:',
  'publication.import': 'Brought a publication in',
  'redirect.create': 'Redirected',
  'redirect.delete': 'Removed a redirect',
  'series.create': 'Began the series',
  'setting.save': 'Changed the settings',
  'tag.create': 'Added the tag',
  'tag.merge': 'Merged a tag into',
  'tag.save': 'Changed the tag',
}

/** What somebody did to what, in words. An action without words of its own is shown as it is recorded. */
export function AuditEventLabel({
  event: { action, subject },
}: {
  event: Pick<AuditView, 'action' | 'subject'>
}) {
  return (
    <>
      {WORDS[action] ?? action} <Subject {...subject} />
    </>
  )
}

function Subject({ type, id, name }: AuditSubject) {
  if (name === null) return null
  return type === 'post' ? <a href={`/admin/posts/${id}`}>{name}</a> : <strong>{name}</strong>
}
