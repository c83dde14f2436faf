import { afterEach, describe, expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { cacheTags } from '#lib/invalidation/cache-tags.ts'
import { deleteImage } from '#lib/media/library.ts'
import { storeImage } from '#lib/media/storing.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import type { SettingsInput } from '#lib/settings/input.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { someone } from '#test/factories.ts'
import { plainImage } from '#test/images.ts'

afterEach(() => db().setting.deleteMany())

test('a new publication has the defaults', async () => {
  expect(await getSettings()).toEqual(defaultSettings)
})

test('a saved setting stays, and the others keep their defaults', async () => {
  await saveSettings(us, { name: 'The Quarterly', zone: 'Europe/Berlin' })
  await saveSettings(us, { postsPerPage: 20, zone: 'Asia/Tokyo' })
  expect(await getSettings()).toEqual({
    ...defaultSettings,
    name: 'The Quarterly',
    zone: 'Asia/Tokyo',
    postsPerPage: 20,
  })
})

test('a stored setting that is no longer valid has its default, and the rest is kept', async () => {
  await saveSettings(us, { name: 'The Quarterly' })
  await db().setting.create({ data: { key: 'postsPerPage', value: 'many' } })
  await db().setting.create({ data: { key: 'forgotten', value: { a: 1 } } })
  expect(await getSettings()).toEqual({ ...defaultSettings, name: 'The Quarterly' })
})

test('a change invalidates pages and is recorded in the audit log', async () => {
  await saveSettings(us, { tagline: 'Slowly', name: 'Slow' })
  expect(await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
    refresh: [],
    stale: [cacheTags.settings],
    removed: [],
  })
  const event = await db().auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(event).toMatchObject({ action: 'setting.save', detail: { changed: ['name', 'tagline'] } })
})

describe('the logo', () => {
  test('is an image of the library, offered in several sizes, until it is removed', async () => {
    const { id, src } = await storeImage(us, {
      name: 'logo.png',
      bytes: await plainImage('png', 400, 100),
    })
    await saveSettings(us, { logo: id, name: 'The Quarterly' })
    expect((await getSettings()).logo).toMatchObject({ id, src, width: 400, height: 100 })
    expect((await getSettings()).logo?.sources.webp).toContain(' 320w')
    await saveSettings(us, { logo: null })
    expect(await getSettings()).toEqual({ ...defaultSettings, name: 'The Quarterly' })
  })

  test('cannot be deleted while it is in use', async () => {
    const { id } = await storeImage(us, { name: 'logo.png', bytes: await plainImage('png', 300, 100) })
    await saveSettings(us, { logo: id })
    await expect(deleteImage(us, id)).rejects.toBeInstanceOf(Conflict)
    await saveSettings(us, { logo: null })
    await expect(deleteImage(us, id)).resolves.toBeUndefined()
  })

  test('that does not exist is refused, and nothing of that change is saved', async () => {
    const change = saveSettings(us, { name: 'Never', logo: 'f'.repeat(24) })
    await expect(change).rejects.toMatchObject({ fields: { logo: expect.any(String) } })
    expect(await getSettings()).toEqual(defaultSettings)
  })
})

describe('is refused', () => {
  const refusals: [string, object][] = [
    ['name', { name: '  ' }],
    ['name', { name: 'a\u0000b' }],
    ['tagline', { tagline: 'x'.repeat(201) }],
    ['language', { language: 'no language' }],
    ['zone', { zone: 'Europe/Atlantis' }],
    ['accent.light', { accent: { light: '#ff8866', dark: defaultSettings.accent.dark } }],
    ['accent.dark', { accent: { light: defaultSettings.accent.light, dark: 'oklch(0.3 0.1 30)' } }],
    ['accent.light', { accent: { light: 'red;}</style>', dark: defaultSettings.accent.dark } }],
    ['postsPerPage', { postsPerPage: 0 }],
    ['postsPerPage', { postsPerPage: 101 }],
    ['navigation.0.href', { navigation: [{ label: 'x', href: 'javascript:alert(1)' }] }],
    ['navigation.0.href', { navigation: [{ label: 'x', href: '//evil.example' }] }],
    ['social.0.label', { social: [{ label: '', href: 'https://example.org' }] }],
    ['theme', { theme: 'purple' }],
    ['logo', { logo: { src: 'https://evil.example/x.png' } }],
  ]

  test.each(refusals)('%s: %j', async (field, input) => {
    const refused = await saveSettings(us, input as SettingsInput).catch((error) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(Object.keys(refused.fields)).toEqual([field])
    expect(await getSettings()).toEqual(defaultSettings)
  })
})

test.each(['contributor', 'author', 'editor'] as const)('a %s changes no settings', async (role) => {
  await expect(saveSettings(await someone(role), { name: 'Mine' })).rejects.toBeInstanceOf(Forbidden)
})
