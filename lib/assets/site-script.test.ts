import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { siteScript } from '#lib/assets/site-script.ts'
import { themeSnippet } from '#lib/assets/theme-snippet.ts'

test('the script of reader pages stays under 4 kB compressed', () => {
  expect(gzipSync(siteScript().body).length).toBeLessThanOrEqual(4_000)
})

test('its address changes with its content', () => {
  const { path, body } = siteScript()
  expect(path).toBe(`/assets/site-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.js`)
})

test('the inline snippet stays under 300 bytes and cannot end its element', () => {
  expect(Buffer.byteLength(themeSnippet)).toBeLessThanOrEqual(300)
  expect(themeSnippet).not.toContain('<')
})
