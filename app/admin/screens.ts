import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import type { Link } from '#lib/core/views.ts'
import { maySet } from '#lib/posts/fields.ts'

type Screen = Link & { from: Parameters<typeof holds>[1] }

/** The screens in the header of the admin. */
const SCREENS: readonly Screen[] = [
  { href: '/admin/posts', label: 'Posts', from: 'contributor' },
  { href: '/admin/media', label: 'Images', from: 'contributor' },
  { href: '/admin/snippets', label: 'Snippets', from: 'author' },
  { href: '/admin/tags', label: 'Tags', from: 'editor' },
  { href: '/admin/bylines', label: 'Bylines', from: 'editor' },
  { href: '/admin/users', label: 'Users', from: 'editor' },
  { href: '/admin/settings', label: 'Settings', from: 'administrator' },
  { href: '/admin/activity', label: 'Activity', from: 'administrator' },
  { href: '/admin/mail', label: 'Mail', from: 'administrator' },
  { href: '/admin/jobs', label: 'Jobs', from: 'administrator' },
]

/** Parts of screens, and what else the command palette leads to. */
const PARTS: readonly Screen[] = [
  { href: '/admin/posts?state=draft', label: 'Drafts', from: 'contributor' },
  { href: '/admin/posts?state=review', label: 'Posts in review', from: 'contributor' },
  { href: '/admin/posts?state=trashed', label: 'Trash', from: 'contributor' },
  { href: '/admin/snippets#templates', label: 'Templates', from: 'author' },
  { href: '/admin/settings#name', label: 'Settings: name and description', from: 'administrator' },
  { href: '/admin/settings#logo', label: 'Settings: logo', from: 'administrator' },
  { href: '/admin/settings#language', label: 'Settings: language and time', from: 'administrator' },
  { href: '/admin/settings#appearance', label: 'Settings: appearance', from: 'administrator' },
  { href: '/admin/settings#navigation', label: 'Settings: navigation', from: 'administrator' },
  { href: '/admin/settings#footer', label: 'Settings: footer', from: 'administrator' },
  { href: '/admin/settings#social', label: 'Settings: social links', from: 'administrator' },
  { href: '/admin/settings#checks', label: 'Settings: checks before publishing', from: 'administrator' },
  { href: '/admin/account', label: 'Your account: password and sessions', from: 'contributor' },
  { href: '/admin/unsaved', label: 'Unsaved texts', from: 'contributor' },
  { href: '/', label: 'View the site', from: 'contributor' },
]

/** The screens that the viewer may open. */
export function screensFor(viewer: Viewer): Link[] {
  return openTo(viewer, SCREENS)
}

/** What the command palette offers without asking the server. */
export function paletteFor(viewer: Viewer): { links: Link[]; mayWritePages: boolean } {
  return { links: openTo(viewer, [...SCREENS, ...PARTS]), mayWritePages: maySet(viewer, 'kind') }
}

function openTo(viewer: Viewer, screens: readonly Screen[]): Link[] {
  return screens.filter(({ from }) => holds(viewer, from)).map(({ href, label }) => ({ href, label }))
}
