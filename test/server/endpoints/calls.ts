import { publicationItself } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { saveDraft } from '#lib/posts/editing.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { trashPost } from '#lib/posts/removing.ts'
import { submitPost } from '#lib/posts/reviewing.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { issueSetupToken } from '#lib/users/setup.ts'
import type { Role } from '#prisma/enums.ts'
import { someDraft } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'
import { jobPlans } from '#test/server/endpoints/job-calls.ts'
import { peoplePlans } from '#test/server/endpoints/people-calls.ts'
import { hire, type Member, PASSWORD } from '#test/server/endpoints/staff.ts'
import { tagAndSnippetPlans } from '#test/server/endpoints/tag-and-snippet-calls.ts'

/** A valid call: who makes it, where, and with which arguments. */
export type Call = { by: Member | null; path: string; args: unknown[] }

export type CallPlan = {
  /** Creates the object of the call, each time a new one. */
  prepare: () => Promise<Call>
  /** Roles without permission, with another user's object where there is one. */
  refused: Role[]
  /** Why a repeated call does the same again, instead of nothing or a conflict. */
  repeats?: string
  /** It has no arguments that could be missing. */
  takesNothing?: true
  /** It needs neither a session nor a token. */
  isForAnybody?: true
  /** It ignores objects of others silently. */
  isSilent?: true
}

const EVERYBODY_BELOW_EDITOR: Role[] = ['contributor', 'author']
const EVERYBODY_BELOW_ADMINISTRATOR: Role[] = ['contributor', 'author', 'editor']
const LIST = () => '/admin/posts'
const ROOM = (id: string) => `/admin/posts/${id}`

/**
 * A valid call of each action. A new action needs a row here before the tests pass. Setting up comes first: it needs a site
 * without an owner.
 */
export const plans: Record<string, CallPlan> = {
  'setup setUpAction': {
    refused: [],
    prepare: async () => {
      const token = (await issueSetupToken()) ?? ''
      return { by: null, path: `/setup?token=${token}`, args: [token, null, form(owner())] }
    },
  },
  'invite/[token] acceptAction': {
    refused: [],
    prepare: async () => {
      const token = await inviteUser(publicationItself, { email: someEmail(), role: 'author' })
      const user = form({ name: 'New here', password: PASSWORD })
      return { by: null, path: `/invite/${token}`, args: [token, null, user] }
    },
  },
  'admin signOutAction': {
    refused: [],
    takesNothing: true,
    isSilent: true,
    prepare: async () => ({ by: await hire('author'), path: '/admin/posts', args: [] }),
  },
  'admin/account passwordAction': {
    refused: [],
    repeats: 'the second time it is a wrong password, which is noted',
    prepare: async () => {
      const passwords = form({ current: PASSWORD, next: 'another long password' })
      return { by: await hire('author'), path: '/admin/account', args: [null, passwords] }
    },
  },
  'admin/account endSessionAction': {
    refused: ['author', 'owner'],
    isSilent: true,
    prepare: async () => {
      const by = await hire('author')
      return { by, path: '/admin/account', args: [by.sessionId] }
    },
  },
  'admin/media describeImageAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'the same words are written again',
    prepare: async () => {
      const { by, id } = await image()
      return { by, path: '/admin/media', args: [{ id, alt: 'In words' }] }
    },
  },
  'admin/media deleteImageAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => {
      const { by, id } = await image()
      return { by, path: '/admin/media', args: [id] }
    },
  },
  'admin/posts newPostAction': {
    refused: [],
    takesNothing: true,
    repeats: 'two calls create two posts',
    prepare: async () => ({ by: await hire('contributor'), path: '/admin/posts', args: ['article'] }),
  },
  'admin/posts trashPostAction': aboutPost(LIST, { refused: EVERYBODY_BELOW_EDITOR }),
  'admin/posts restorePostAction': aboutPost(LIST, { refused: EVERYBODY_BELOW_EDITOR, first: trashPost }),
  'admin/settings saveSettingsAction': {
    refused: EVERYBODY_BELOW_ADMINISTRATOR,
    repeats: 'the same settings are saved again',
    prepare: async () => ({
      by: await hire('administrator'),
      path: '/admin/settings',
      args: [{ tagline: `Slowly, ${crypto.randomUUID()}` }],
    }),
  },
  'admin/unsaved storedDraftAction': {
    ...aboutPost(() => '/admin/unsaved', { refused: EVERYBODY_BELOW_EDITOR }),
    repeats: 'it only reads',
  },
  'admin/posts/[id] keptVersionsAction': {
    ...aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR }),
    repeats: 'it only reads',
  },
  'admin/posts/[id] keptTextAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'it only reads',
    prepare: async () => {
      const { by, postId } = await draft()
      return { by, path: ROOM(postId), args: [await keptVersion(postId)] }
    },
  },
  'admin/posts/[id] publishAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => {
      const { by, postId, version } = await draft()
      return { by, path: `/admin/posts/${postId}`, args: [{ postId, version }] }
    },
  },
  'admin/posts/[id] reloadAction': {
    ...aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR }),
    repeats: 'it only reads',
  },
  'admin/posts/[id] liveTextAction': {
    ...aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR, first: publish }),
    repeats: 'it only reads',
  },
  'admin/posts/[id] listImagesAction': {
    refused: [],
    repeats: 'it only reads',
    isSilent: true,
    prepare: async () => {
      const { by, postId } = await draft()
      return { by, path: ROOM(postId), args: [{ search: '', page: 1 }] }
    },
  },
  'admin/posts/[id] createSeriesAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => {
      const { postId } = await draft()
      return { by: await hire('editor'), path: ROOM(postId), args: [crypto.randomUUID()] }
    },
  },
  'admin/posts/[id] submitAction': aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR }),
  'admin/posts/[id] requestChangesAction': aboutPost(ROOM, {
    refused: EVERYBODY_BELOW_EDITOR,
    by: 'editor',
    first: submitPost,
  }),
  'admin/posts/[id] unpublishAction': aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR, first: publish }),
  'admin/posts/[id] trashAction': aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR }),
  'admin/posts/[id] restoreAction': aboutPost(ROOM, { refused: EVERYBODY_BELOW_EDITOR, first: trashPost }),
  'admin/posts/[id] withdrawAction': aboutPost(ROOM, {
    refused: EVERYBODY_BELOW_EDITOR,
    by: 'editor',
    first: publish,
  }),
  ...jobPlans,
  ...tagAndSnippetPlans,
  ...peoplePlans,
}

type PostOptions = {
  refused: Role[]
  by?: Role
  /** What happens to the post first. */
  first?: (viewer: typeof publicationItself, postId: string) => Promise<unknown>
}

function aboutPost(place: (id: string) => string, { refused, by = 'author', first }: PostOptions): CallPlan {
  return {
    refused,
    prepare: async () => {
      const { by: writer, postId } = await draft()
      await first?.(publicationItself, postId)
      const caller = by === 'author' ? writer : await hire(by)
      return { by: caller, path: place(postId), args: [postId] }
    },
  }
}

async function draft() {
  const by = await hire('author')
  return { by, ...(await someDraft({}, by)) }
}

/** A text of the post that lost an edit conflict. */
async function keptVersion(postId: string): Promise<string> {
  const save = { postId, version: 1, body: 'Theirs.', conflicting: [{ body: 'Mine.' }] }
  await saveDraft(publicationItself, save)
  return (await db().draftVersion.findFirstOrThrow({ where: { postId }, select: { id: true } })).id
}

async function publish(viewer: typeof publicationItself, postId: string) {
  await publishPost(viewer, { postId, version: 1 })
}

let width = 20

async function image() {
  const by = await hire('author')
  const { id } = await storeImage(by, { name: 'a.png', bytes: await plainImage('png', width++, 10) })
  return { by, id }
}

function owner() {
  return { email: someEmail(), name: 'The owner', password: PASSWORD }
}

function someEmail(): string {
  return `${crypto.randomUUID()}@example.org`
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
