import { expect, test } from 'vitest'
import { element, textElement, writeXml } from '#lib/core/xml.ts'

function body(text: string) {
  return writeXml(element('a', {}, text)).split('\n')[1]
}

test('markup in text and attributes is escaped', () => {
  const xml = writeXml(element('a', { b: '"<&>' }, '<b> & "c"'))
  expect(xml).toContain('<a b="&quot;&lt;&amp;&gt;">&lt;b&gt; &amp; &quot;c&quot;</a>')
})

test('the end of a CDATA section is only text', () => {
  expect(body(']]>')).toBe('<a>]]&gt;</a>')
})

test('characters that XML cannot hold are left out', () => {
  expect(body('a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg\uD800h\uDC00i')).toBe('<a>abcdefghi</a>')
})

test('tabs, line ends, every script and emoji stay', () => {
  expect(body('\t\n日本語 עברית 🧠')).toBe('<a>\t')
  expect(writeXml(element('a', {}, '日本語 עברית 🧠'))).toContain('日本語 עברית 🧠')
})

test('what is absent is not written', () => {
  const xml = writeXml(element('a', { b: undefined }, null, false, textElement('c', ''), element('d', {})))
  expect(xml).toContain('<a><d/></a>')
})
