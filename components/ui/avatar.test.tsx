import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Avatar } from '#components/ui/avatar.tsx'

test.each([
  ['LLM.info Team', 'LT'],
  ['Ada Lovelace', 'AL'],
  ['Ada', 'A'],
  ['María del Carmen Ruiz', 'MR'],
  ['李 明', '李明'],
  ['  «Jo»  ', 'J'],
  ['élodie duval', 'ÉD'],
  ['!!!', ''],
])('%s without an image is %s', (name, initials) => {
  const html = renderToStaticMarkup(<Avatar byline={{ slug: 'x', name, avatar: null }} />)
  expect(html.replace(/<[^>]+>/g, '')).toBe(initials)
})
