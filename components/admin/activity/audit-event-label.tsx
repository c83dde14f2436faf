import type { AuditSubject, AuditView } from '#lib/audit/views.ts'

const LABELS: Record<string, string> = {
  'byline.create': 'Added the author',
  'byline.save': 'Changed the byline',
  'byline.move': 'Moved the author page',
  'invitation.accept': 'Accepted an invitation:',
  'invitation.create': 'Invited',
  'invitation.withdraw': 'Withdrew an invitation',
  'mail.discard': 'Discarded a message',
  'mail.dismiss': 'Dismissed a message that could not be sent',
  'mail.retry': 'Tried a message again',
  'media.delete': 'Deleted an image',
  'media.describe': 'Changed the description of the image',
  'media.focus': 'Moved the focal point of the image',
  'template.create': 'Added the template',
  'template.delete': 'Deleted a template',
  'template.save': 'Changed the template',
  'user.changeEmail': 'Changed the e-mail address of',
  'user.changePassword': 'Changed the password of',
  'user.changeRole': 'Changed the role of',
  'user.choosePassword': 'Chose a new password through a link:',
  'user.create': 'Created the user',
  'user.makeResetLink': 'Made a link to choose a new password for',
  'user.passwordFailed': 'Entered a wrong current password:',
  'user.reassignPosts': 'Reassigned the posts of',
  'user.reinstate': 'Reinstated',
  'user.rename': 'Changed their name:',
  'user.requestEmailChange': 'Asked for another e-mail address:',
  'user.resetPassword': 'Reset the password of',
  'user.saveNotices': 'Chose which notices to get:',
  'user.setUp': 'Set up the publication:',
  'user.signIn': 'Signed in:',
  'user.signInFailed': 'Failed to sign in as',
  'user.signInUnknown': 'Failed to sign in with an unknown e-mail address',
  'user.suspend': 'Suspended',
  'user.transferOwnership': 'Transferred ownership to',
  'user.withdrawEmailChange': 'Withdrew the change of e-mail address:',
  'post.create': 'Created',
  'job.retry': 'Tried a job again:',
  'post.delete': 'Deleted from the trash',
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
  'snippet.create': 'Added the snippet',
  'snippet.delete': 'Deleted a snippet',
  'snippet.save': 'Changed the snippet',
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
