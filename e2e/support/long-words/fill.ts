import { publicationItself as system } from '#lib/auth/viewer.ts'
import { createByline } from '#lib/bylines/creating.ts'
import { storeImage } from '#lib/media/storing.ts'
import { createPost } from '#lib/posts/editing.ts'
import type { CreateInput } from '#lib/posts/input.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { withdrawPost } from '#lib/posts/removing.ts'
import { createRedirect } from '#lib/redirects/editing.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import { createUser } from '#lib/users/creating.ts'
import { inviteUser } from '#lib/users/inviting.ts'
import { plainImage } from '#test/images.ts'
import { textOf } from './text.ts'
import { type LongWord, longWords } from './words.ts'

/** The paths of the created pages. */
export type Filled = { withdrawn: string; preview: string; refused: string; invitation: string }

const { latin } = longWords
const links = ['/blog', '/tags', '/authors', '/archive', '/about', '/search'].map((href) => ({
  label: latin(100),
  href,
}))

/** Fills every visible field with the longest unbreakable word it allows. Runs as a separate process. */
async function fill(): Promise<Filled> {
  await saveSettings(system, {
    name: latin(100),
    tagline: latin(),
    description: latin(),
    postsPerPage: 4,
    navigation: links,
    footer: links,
    social: links.map(({ label }, index) => ({ label, href: `https://example.org/${index}` })),
  })
  for (const [name, word] of Object.entries(longWords)) await fillWith(name, word)
  const wrong = await createPost(system, { title: latin(), body: `<${latin()} ${latin()}="1">` })
  const withdrawn = await publish({ title: latin(), slug: 'gone', body: latin() })
  await withdrawPost(system, withdrawn.postId)
  await createRedirect(system, { from: `/old-${latin()}`, to: '/blog/latin-1' })
  const email = (name: string) => `${name}${'w'.repeat(60)}@${'w'.repeat(63)}.${'w'.repeat(63)}.org`
  const password = 'a long enough password for a user'
  await createUser(system, { email: email('a'), name: latin(), role: 'author', password })
  const draft = await createPost(system, {
    title: latin(),
    dek: latin(),
    body: textOf(latin, await image(system.role)),
  })
  return {
    withdrawn: withdrawn.href,
    preview: `/preview/${draft.postId}`,
    refused: `/preview/${wrong.postId}`,
    invitation: `/invite/${await inviteUser(system, { email: email('b'), role: 'author' })}`,
  }
}

async function fillWith(name: string, word: LongWord) {
  const src = await image(word())
  const { id: coverId } = await storeImage(system, {
    name: `${word(180)}.png`,
    bytes: await plainImage('png', 900, 500, colourOf(name)),
    alt: word(),
  })
  const link = { label: word(100), href: 'https://example.org/' }
  const byline = await createByline(system, {
    name: word(),
    slug: name,
    bio: word(),
    links: [link],
    avatarId: null,
  })
  const seriesId = await findOrCreateSeries(system, { title: word(), slug: name, description: word() })
  await findOrCreateTag(system, { name: word(100), description: word() })
  for (const part of [1, 2, 3])
    await publish({
      title: word(),
      dek: word(),
      excerpt: part === 2 ? word() : '',
      slug: `${name}-${part}`,
      body: textOf(word, src),
      bylines: [byline],
      tags: [word(100)],
      seriesId,
      seriesPart: part,
      ...(part === 2 && { coverId, coverAlt: word(), coverCaption: word() }),
    })
  await publish({ kind: 'page', title: word(), dek: word(), slug: `page-${name}`, body: textOf(word, src) })
}

async function publish(input: CreateInput) {
  const draft = await createPost(system, input)
  return { ...draft, ...(await publishPost(system, draft)) }
}

async function image(alt: string): Promise<string> {
  const bytes = await plainImage('png', 1200, 300, colourOf(alt))
  return (await storeImage(system, { name: `${latin(180)}.png`, bytes, alt })).src
}

function colourOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total * 31 + (letter.codePointAt(0) ?? 0), 7)
  return `#${(sum % 0xffffff).toString(16).padStart(6, '0')}`
}

console.log(JSON.stringify(await fill()))
process.exit()
