import { employ } from '../support/people.ts'
import { giveCredentials, owner, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('whoever is not signed in is sent to sign in, and comes back', async ({ page, request }) => {
  const response = await request.get('/admin/tags', { maxRedirects: 0 })
  expect(response.status()).toBe(307)
  expect(response.headers().location).toBe('/login?to=%2Fadmin%2Ftags')
  await signIn(page, '/admin/tags')
  await expect(page.getByRole('heading', { name: 'Tags' })).toBeVisible()
})

for (const to of ['/.//evil.example/x', '/x/..//evil.example', '//evil.example', '/\\evil.example']) {
  test(`whoever signs in to go to ${to} stays here`, async ({ page, baseURL }) => {
    await page.goto(`/login?to=${encodeURIComponent(to)}`)
    await giveCredentials(page, owner)
    await page.waitForURL(`${baseURL}/admin/posts`)
  })
}

test('a wrong password says so and keeps the address that was typed', async ({ page }) => {
  await page.goto('/login')
  await giveCredentials(page, { ...owner, password: 'not the right one' })
  await expect(page.getByRole('alert').filter({ hasText: 'Incorrect e-mail address or password' })).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue(owner.email)
})

test('signing out ends the session', async ({ page, request }) => {
  await signIn(page)
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/login/)
  const response = await request.get('/admin/posts', { headers: { cookie }, maxRedirects: 0 })
  expect(response.status()).toBe(307)
})

test('a wrong password and a new one that is easily guessed are said beside their fields, and in the activity', async ({
  page,
}) => {
  const editor = await employ('administrator', 'Theodora')
  await signIn(page, '/admin/account', editor)
  const change = async (current: string, next: string) => {
    await page.getByLabel('Your password now').fill(current)
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Change the password' }).click()
  }
  await change('not the right one', 'quiet lamp under a river')
  await expect(page.getByText('Incorrect password. Try again.')).toBeVisible()
  await change(editor.password, 'Theodora2026')
  await expect(page.getByText('This password can be guessed from your name')).toBeVisible()
  await change(editor.password, 'password1234')
  await expect(page.getByText('This password is too common.')).toBeVisible()
  await page.goto('/admin/activity')
  await expect(
    page.getByRole('row', { name: /Theodora .*Gave a wrong current password.*attempts: 1/ }),
  ).toBeVisible()
})
