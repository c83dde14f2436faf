import { owner, signIn, submitCredentials } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

test('a signed-out user is redirected to sign-in and back', async ({ page, request }) => {
  const response = await request.get('/admin/tags', { maxRedirects: 0 })
  expect(response.status()).toBe(307)
  expect(response.headers().location).toBe('/login?to=%2Fadmin%2Ftags')
  await signIn(page, '/admin/tags')
  await expect(page.getByRole('heading', { name: 'Tags' })).toBeVisible()
})

for (const to of ['/.//evil.example/x', '/x/..//evil.example', '//evil.example', '/\\evil.example']) {
  test(`signing in with the return path ${to} stays on this site`, async ({ page, baseURL }) => {
    await page.goto(`/login?to=${encodeURIComponent(to)}`)
    await submitCredentials(page, owner)
    await page.waitForURL(`${baseURL}/admin/posts`)
  })
}

test('a wrong password shows an error and keeps the e-mail address', async ({ page }) => {
  await page.goto('/login')
  await submitCredentials(page, { ...owner, password: 'not the right one' })
  await expect(
    page.getByRole('alert').filter({ hasText: 'Incorrect e-mail address or password.' }),
  ).toBeVisible()
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

test('a wrong or weak password shows an error at its field, and the failed attempt is in the activity log', async ({
  page,
}) => {
  const editor = await createStaffUser('administrator', 'Theodora')
  await signIn(page, '/admin/account', editor)
  const change = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change('not the right one', 'quiet lamp under a river')
  await expect(page.getByText('Incorrect password. Try again.')).toBeVisible()
  await change(editor.password, 'Theodora2026')
  await expect(page.getByText('This password can be guessed from your name')).toBeVisible()
  await change(editor.password, 'password1234')
  await expect(page.getByText('This password is too common.')).toBeVisible()
  await page.goto('/admin/activity')
  await expect(
    page.getByRole('row', { name: /Theodora .*Entered a wrong current password.*attempts: 1/ }),
  ).toBeVisible()
})
