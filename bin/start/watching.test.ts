import { expect, test } from 'vitest'
import { isServerFile } from './watching.ts'

test.each([
  ['lib/urls/paths.ts', true],
  ['server/http/send.ts', true],
  ['components/mdx/callout.tsx', true],
  ['lib/urls/slugs.test.ts', false],
  ['lib/web/metadata.ts', false],
  ['lib/urls/.paths.ts.swp', false],
])('an edit of %s restarts the server: %s', (file, restarts) => {
  expect(isServerFile(file)).toBe(restarts)
})
