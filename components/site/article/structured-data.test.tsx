import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StructuredData } from '#components/site/article/structured-data.tsx'

test('no text can close the script element, and the JSON parses to the same value', () => {
  const name = '</script><script>alert(1)</script><!-- ]]> \u2028'
  const html = renderToStaticMarkup(
    <StructuredData items={[{ '@context': 'https://schema.org', '@type': 'Article', name }]} />,
  )
  const [, json = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html) ?? []
  expect(JSON.parse(json).name).toBe(name)
})
