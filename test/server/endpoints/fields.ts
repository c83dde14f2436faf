import { POST_FIELDS } from '#lib/posts/fields.ts'
import type { Role } from '#prisma/enums.ts'

/**
 * Who may set a field: this role and those above; `self`: all users, for themselves; `link`: the holder of the link.
 * `names`: not stored; it identifies the object or the caller.
 */
export type Setter = Role | 'self' | 'link' | 'names'

const { kind, ...draft } = Object.fromEntries(
  Object.entries(POST_FIELDS).map(([field, { setBy }]) => [field, setBy]),
) as Record<keyof typeof POST_FIELDS, Role>

/** Every field of every server action and of every API route with a body. A missing field fails a test. */
export const FIELDS: Record<string, Record<string, Setter>> = {
  'setup setUpAction': { token: 'names', email: 'link', name: 'link', password: 'link' },
  'invite/[token] acceptAction': { token: 'names', name: 'link', password: 'link' },
  'api/auth/[...nextauth] POST': { email: 'names', password: 'names' },
  'admin signOutAction': {},
  'admin/account passwordAction': { current: 'names', next: 'self' },
  'admin/account endSessionAction': { id: 'names' },
  'api/admin/media POST': { body: 'contributor', name: 'contributor' },
  'admin/media describeImageAction': { id: 'names', alt: 'contributor' },
  'admin/media deleteImageAction': { id: 'names' },
  'admin/users inviteAction': { email: 'editor', role: 'editor' },
  'admin/users roleAction': { id: 'names', role: 'editor' },
  'admin/users suspendAction': { id: 'names' },
  'admin/users reinstateAction': { id: 'names' },
  'admin/users withdrawInvitationAction': { id: 'names' },
  'admin/posts newPostAction': { kind },
  'admin/posts trashPostAction': { id: 'names' },
  'admin/posts restorePostAction': { id: 'names' },
  'api/admin/drafts PATCH': {
    postId: 'names',
    version: 'names',
    saveId: 'names',
    bodySplice: 'names',
    conflicting: 'names',
    ...draft,
  },
  'admin/unsaved storedDraftAction': { postId: 'names' },
  'admin/posts/[id] keptVersionsAction': { postId: 'names' },
  'admin/posts/[id] keptTextAction': { id: 'names' },
  'admin/posts/[id] publishAction': { postId: 'names', version: 'names' },
  'admin/posts/[id] reloadAction': { postId: 'names' },
  'admin/posts/[id] liveTextAction': { postId: 'names' },
  'admin/posts/[id] submitAction': { postId: 'names' },
  'admin/posts/[id] requestChangesAction': { postId: 'names' },
  'admin/posts/[id] listImagesAction': { search: 'names', page: 'names' },
  'admin/posts/[id] unpublishAction': { postId: 'names' },
  'admin/posts/[id] trashAction': { postId: 'names' },
  'admin/posts/[id] restoreAction': { postId: 'names' },
  'admin/posts/[id] withdrawAction': { postId: 'names' },
  'admin/posts/[id] createSeriesAction': { title: 'names' },
  'api/admin/posts/address POST': {},
  'api/admin/posts/checks POST': {},
  'api/admin/posts/doubts POST': {},
  'api/admin/posts/links POST': {},
  'api/admin/posts/plan POST': {},
  'api/admin/posts/preview POST': {},
  'api/admin/posts/shared-image POST': {},
  'admin/tags saveTagAction': { id: 'names', name: 'editor', slug: 'editor', description: 'editor' },
  'admin/tags mergeTagsAction': { from: 'names', into: 'names' },
  'admin/settings saveSettingsAction': {
    name: 'administrator',
    tagline: 'administrator',
    blockingChecks: 'administrator',
    description: 'administrator',
    logo: 'administrator',
    language: 'administrator',
    typographicQuotes: 'administrator',
    zone: 'administrator',
    accent: 'administrator',
    postsPerPage: 'administrator',
    navigation: 'administrator',
    footer: 'administrator',
    social: 'administrator',
  },
}
