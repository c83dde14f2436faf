import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { saveByline } from '#lib/bylines/editing.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setAltText } from '#lib/posts/alt-text.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { getSnippet } from '#lib/snippets/reading.ts'
import { createSnippet, createTemplate, saveSnippet } from '#lib/snippets/saving.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { saveTag } from '#lib/tags/editing.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { changeRole } from '#lib/users/managing.ts'
import { someDraft, someone } from '#test/factories.ts'
import { freshImage } from '#test/images.ts'
import { postValues, readDraft } from '#test/post-fields.ts'

// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire has no type
type Sent = any
type Values = Record<string, unknown>

/** The object an action writes to: sends a field as the viewer, and reads what is stored. */
type Subject = { send: (field: Sent) => Promise<unknown>; read: () => Promise<Values> }

/** For an action with fields restricted by role: values to send, and the verb on an existing object. */
type Trial = { values: () => Promise<Values>; begin: (viewer: Viewer) => Promise<Subject> }

export const TRIALS: Record<string, Trial> = {
  'api/admin/drafts PATCH': {
    values: postValues,
    begin: async (viewer) => {
      const ref = await someDraft({}, viewer)
      return {
        send: (field) => saveDraft(viewer, { ...ref, ...field }),
        read: () => readDraft(ref.postId),
      }
    },
  },
  'admin/posts newPostAction': {
    values: async () => ({ kind: 'page' }),
    begin: async (viewer) => ({
      send: (field) => createPost(viewer, field),
      read: async () => ({ kind: await newestKind(viewer) }),
    }),
  },
  'api/admin/media POST': {
    values: async () => ({ name: `${crypto.randomUUID()}.png`, body: await freshImage() }),
    begin: async (viewer) => {
      const stored: Values = {}
      return {
        send: async ({ name = 'a.png', body }) => {
          const bytes = body ?? (await freshImage())
          Object.assign(stored, await storeImage(viewer, { name, bytes }), { body: bytes })
        },
        read: async () => ({ ...stored }),
      }
    },
  },
  'admin/media describeImageAction': {
    values: async () => ({ alt: 'In words.' }),
    begin: async (viewer) => {
      const { id } = await storeImage(viewer, { name: 'a.png', bytes: await freshImage() })
      return {
        send: (field) => setAltText(viewer, { id, ...field }),
        read: () => db().media.findUniqueOrThrow({ where: { id }, select: { alt: true } }),
      }
    },
  },
  'admin/users inviteAction': {
    values: async () => ({ email: someEmail(), role: 'contributor' }),
    begin: async (viewer) => {
      const given = { email: someEmail(), role: 'author' }
      return {
        send: (field) => inviteUser(viewer, Object.assign(given, field)),
        read: async () => ({ ...(await findInvitation(given.email)) }),
      }
    },
  },
  'admin/users roleAction': {
    values: async () => ({ role: 'author' }),
    begin: async (viewer) => {
      const { userId: id } = await someone('contributor')
      return {
        send: ({ role }) => changeRole(viewer, id, role),
        read: () => db().user.findUniqueOrThrow({ where: { id }, select: { role: true } }),
      }
    },
  },
  'api/admin/snippets POST': {
    values: async () => ({ name: crypto.randomUUID(), body: crypto.randomUUID() }),
    begin: async (viewer) => {
      const given = { name: crypto.randomUUID(), body: crypto.randomUUID() }
      return {
        send: (field) => createSnippet(viewer, Object.assign(given, field)),
        read: async () => ({ ...(await findSnippet(given)) }),
      }
    },
  },
  'admin/posts/[id] saveTemplateAction': {
    values: async () => ({ name: crypto.randomUUID() }),
    begin: async (viewer) => {
      const given = { name: crypto.randomUUID() }
      const { postId } = await someDraft({}, viewer)
      return {
        send: (field) => createTemplate(viewer, Object.assign(given, { postId, ...field })),
        read: async () => ({ ...(await findSnippet(given)) }),
      }
    },
  },
  'admin/snippets saveSnippetAction': {
    values: async () => ({
      ...{ name: crypto.randomUUID(), body: 'Other words.', kind: 'page', title: 'A title', dek: 'A dek' },
      tags: [`Tag ${crypto.randomUUID()}`],
      seriesId: await findOrCreateSeries(publicationItself, { title: crypto.randomUUID() }),
    }),
    begin: async (viewer) => {
      const { postId } = await someDraft()
      const id = await createTemplate(publicationItself, { postId, name: crypto.randomUUID() })
      await db().snippet.update({ where: { id }, data: { createdById: viewer.userId } })
      return {
        send: (field) => saveSnippet(viewer, { id, ...field }),
        read: () => getSnippet(viewer, id),
      }
    },
  },
  'admin/bylines saveBylineAction': {
    values: async () => ({
      ...{
        name: crypto.randomUUID(),
        slug: crypto.randomUUID(),
        bio: 'About them.',
        links: [{ label: 'Home', href: 'https://a.example' }],
      },
      avatarId: (await storeImage(publicationItself, { name: 'a.png', bytes: await freshImage() })).id,
    }),
    begin: async (viewer) => {
      const id = await findOrCreateByline(publicationItself, { name: crypto.randomUUID() })
      const select = { name: true, slug: true, bio: true, links: true, avatarId: true }
      return {
        send: (field) => saveByline(viewer, { id, name: 'A guest', ...field }),
        read: () => db().byline.findUniqueOrThrow({ where: { id }, select }),
      }
    },
  },
  'admin/tags saveTagAction': {
    values: async () => ({
      name: `Tag ${crypto.randomUUID()}`,
      slug: `tag-${crypto.randomUUID()}`,
      description: 'About it.',
    }),
    begin: async (viewer) => {
      const name = `Tag ${crypto.randomUUID()}`
      const id = await findOrCreateTag(publicationItself, { name })
      const select = { name: true, slug: true, description: true }
      return {
        send: (field) => saveTag(viewer, { id, name, slug: name, description: '', ...field }),
        read: () => db().tag.findUniqueOrThrow({ where: { id }, select }),
      }
    },
  },
  'admin/settings saveSettingsAction': {
    values: settingValues,
    begin: async (viewer) => ({
      send: (field) => saveSettings(viewer, field),
      read: readSettings,
    }),
  },
}

async function newestKind({ userId: ownerId }: Viewer) {
  const post = await db().post.findFirst({ where: { ownerId }, select: { kind: true } })
  return post?.kind ?? null
}

function findSnippet({ name }: { name: string }) {
  return db().snippet.findFirst({ where: { name }, select: { name: true, body: true } })
}

function findInvitation(email: string) {
  return db().invitation.findFirst({ where: { email }, select: { email: true, role: true } })
}

async function settingValues(): Promise<Values> {
  const links = [{ label: crypto.randomUUID(), href: '/about' }]
  const { id: logo } = await storeImage(publicationItself, { name: 'l.png', bytes: await freshImage() })
  return {
    ...{ name: crypto.randomUUID(), tagline: crypto.randomUUID(), description: crypto.randomUUID() },
    typographicQuotes: true,
    ...{ logo, language: 'pt-BR', zone: 'Europe/Berlin', postsPerPage: 7, blockingChecks: ['altText'] },
    accent: { light: '#a3341c', dark: '#ffffff' },
    ...{ navigation: links, footer: links, social: links },
  }
}

/** The logo by its id, as in the input. */
async function readSettings(): Promise<Values> {
  const rows = await db().setting.findMany({ select: { key: true, value: true } })
  return Object.fromEntries(
    rows.map(({ key, value }) => [key, key === 'logo' ? (value as { id: string }).id : value]),
  )
}

function someEmail(): string {
  return `${crypto.randomUUID()}@example.org`
}
