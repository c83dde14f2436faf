import { expect, test } from 'playwright/test'

test('the manifest has the name of the publication and existing icons', async ({ request }) => {
  const response = await request.get('/manifest.webmanifest')
  expect(response.headers()['content-type']).toContain('application/manifest+json')
  const { name, icons, start_url } = await response.json()
  expect({ name, start_url }).toEqual({ name: 'LLM.info', start_url: '/' })
  expect(icons.length).toBeGreaterThan(0)
  for (const { src, type } of icons) {
    const icon = await request.get(src)
    expect(icon.status(), src).toBe(200)
    expect(icon.headers()['content-type']).toContain(type)
  }
})
