import { publicationItself as us } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { saveByline } from '#lib/bylines/editing.ts'
import { db } from '#lib/db/client.ts'
import { storeImage } from '#lib/media/storing.ts'
import { setAltText } from '#lib/posts/alt-text.ts'
import { setFocalPoint } from '#lib/posts/focal-point.ts'
import { createRedirect, deleteRedirect } from '#lib/redirects/editing.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { mergeTags, saveTag } from '#lib/tags/editing.ts'
import { somePost } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

/** A change to the site, and where it may become visible later. */
export type Change = {
  /** The verbs it calls. */
  verbs: string[]
  prepare?: () => Promise<unknown>
  make: () => Promise<unknown>
  /** Addresses that may be served stale once. */
  mayLag?: (path: string) => boolean
}

let redirect = ''

const everywhere = () => true
// Tag names appear on Open Graph images and in feeds all over the site.
const isNotOfTags = (path: string) => !/^\/tags\/(models|language-models|data)$/.test(path)

/** Changes to settings, tags, redirects and media. */
export const siteChanges: Record<string, Change> = {
  'creating a redirect': {
    verbs: ['createRedirect'],
    make: async () => {
      redirect = await createRedirect(us, { from: '/blog/long-ago', to: '/blog/other-1', status: 308 })
    },
  },
  'deleting a redirect': { verbs: ['deleteRedirect'], make: () => deleteRedirect(us, redirect) },
  'renaming the publication': {
    verbs: ['saveSettings'],
    make: () => saveSettings(us, { name: 'Renamed' }),
    mayLag: everywhere,
  },
  'shorter lists': {
    verbs: ['saveSettings'],
    make: () => saveSettings(us, { postsPerPage: 3 }),
    mayLag: everywhere,
  },
  'another accent': {
    verbs: ['saveSettings'],
    make: () => saveSettings(us, { accent: { light: 'oklch(0.5 0.2 250)', dark: 'oklch(0.7 0.2 250)' } }),
    mayLag: everywhere,
  },
  'renaming a tag': {
    verbs: ['saveTag'],
    make: async () =>
      saveTag(us, {
        id: await tagId('models'),
        name: 'Language models',
        slug: 'language-models',
        description: '',
      }),
    mayLag: isNotOfTags,
  },
  'merging two tags': {
    verbs: ['mergeTags'],
    make: async () => mergeTags(us, { from: await tagId('language-models'), into: await tagId('data') }),
    mayLag: isNotOfTags,
  },
  'changing a byline': {
    verbs: ['saveByline'],
    prepare: async () => {
      const id = await findOrCreateByline(us, { name: 'Guest of the House' })
      await somePost({ title: 'With a guest', bylines: [id] })
    },
    make: async () => {
      const { id } = await db().byline.findFirstOrThrow({ where: { slug: 'guest-of-the-house' } })
      await saveByline(us, { id, name: 'A Guest Renamed', slug: 'guest-renamed', bio: 'Known elsewhere.' })
    },
    mayLag: everywhere,
  },
  'changing an alt text': {
    verbs: ['setAltText'],
    prepare: async () => {
      const { id } = await storeImage(us, { name: 'plan.png', bytes: await plainImage('png') })
      await somePost({ title: 'Illustrated', coverId: id, tags: ['Data'] })
    },
    make: async () => {
      const { id } = await db().media.findFirstOrThrow({ select: { id: true } })
      await setAltText(us, { id, alt: 'A plan of the house' })
    },
    mayLag: everywhere,
  },
  'moving a focal point': {
    verbs: ['setFocalPoint'],
    prepare: async () => {
      const { id } = await storeImage(us, { name: 'plan.png', bytes: await plainImage('png') })
      await somePost({ title: 'Illustrated', coverId: id, tags: ['Data'] })
    },
    make: async () => {
      const { id } = await db().media.findFirstOrThrow({ select: { id: true } })
      await setFocalPoint(us, { id, focusX: 10, focusY: 90 })
    },
    mayLag: everywhere,
  },
}

async function tagId(slug: string): Promise<string> {
  return (await db().tag.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}
