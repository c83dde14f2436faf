import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AuditEventLabel } from '#components/admin/activity/audit-event-label.tsx'
import { readSources } from '#test/sources.ts'

const ACTION =
  /'((?:byline|invitation|mail|media|user|post|redirect|series|setting|snippet|tag|template)\.(?!json')[a-z][a-zA-Z]+)'/g

const actions = readSources()
  .filter(({ file }) => file.startsWith('lib/') && !file.includes('.test.'))
  .flatMap(({ text }) => [...text.matchAll(ACTION)].map(([, action = '']) => action))

test.each([...new Set(actions)])('%s has a label', (action) => {
  const subject = { type: 'post', id: 'p', name: 'A title' }
  const html = renderToStaticMarkup(<AuditEventLabel event={{ action, subject }} />)
  expect(html).not.toContain(action)
  expect(html).toContain('<a href="/admin/posts/p">A title</a>')
})
