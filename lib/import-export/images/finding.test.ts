import { expect, test } from 'vitest'
import { findImages } from '#lib/import-export/images/finding.ts'
import { applyEdits, type Edit, type ImageReference } from '#lib/import-export/images/references.ts'

function shown(source: string, syntax: 'md' | 'mdx' = 'md') {
  return changed(source, syntax, (use) => use.showFrom('/media/new.png'))
}

function linked(source: string, syntax: 'md' | 'mdx' = 'md') {
  return changed(source, syntax, (use) => use.linkInstead())
}

function worded(source: string, syntax: 'md' | 'mdx' = 'md') {
  return changed(source, syntax, (use) => use.wordsInstead())
}

function changed(source: string, syntax: 'md' | 'mdx', change: (use: ImageReference) => Edit) {
  return applyEdits(source, findImages(source, syntax).map(change))
}

test.each([
  ['![sea](a.png)', '![sea](/media/new.png)'],
  ['![sea](a.png "A *title*")', '![sea](/media/new.png "A *title*")'],
  ['![sea](<a b.png>)', '![sea](/media/new.png)'],
  ['![sea](a%20(b).png)', '![sea](/media/new.png)'],
  ['![a [b](c) d](e.png)', '![a [b](c) d](/media/new.png)'],
  ['[![sea](a.png)](b.png)', '[![sea](/media/new.png)](b.png)'],
  ['> - ![sea\n>   side](a.png)', '> - ![sea\n>   side](/media/new.png)'],
  ['| ![a\\|b](a.png) |\n| - |', '| ![a\\|b](/media/new.png) |\n| - |'],
  ['![sea][x] ![sea][x]\n\n[x]: a.png "t"', '![sea][x] ![sea][x]\n\n[x]: /media/new.png "t"'],
  ['![x]\n\n[x]: <a b.png>', '![x]\n\n[x]: /media/new.png'],
  ['<img src="a.png" alt="sea">', '<img src="/media/new.png" alt="sea">'],
  ["text <IMG alt='>' SRC=a.png> text", 'text <IMG alt=\'>\' src="/media/new.png"> text'],
  ['<p>\n  <img\n src="a.png">\n</p>', '<p>\n  <img\n src="/media/new.png">\n</p>'],
])('%j is shown from elsewhere', (before, after) => {
  expect(shown(before)).toBe(after)
})

test.each([
  '`![sea](a.png)`',
  '```\n![sea](a.png)\n```',
  '    ![sea](a.png)',
  '\\![sea](a.png)',
  '[sea](a.png)',
  '![sea][nowhere]',
  '<!-- <img src="a.png"> -->',
  '<script src="a.js"></script>',
])('%j shows no image', (source) => {
  expect(findImages(source, 'md')).toEqual([])
})

test.each([
  ['<Figure src="a.png" alt="sea" />', '<Figure src="/media/new.png" alt="sea" />'],
  ['<Figure\n  src=\'a.png\'\n  alt="sea"\n/>', '<Figure\n  src="/media/new.png"\n  alt="sea"\n/>'],
  [
    '<LinkCard href="/b" title="B" image="a.png" />',
    '<LinkCard href="/b" title="B" image="/media/new.png" />',
  ],
  ['a <img src="a.png" alt="" /> b', 'a <img src="/media/new.png" alt="" /> b'],
  ['<Callout>\n\n![sea](a.png)\n\n</Callout>', '<Callout>\n\n![sea](/media/new.png)\n\n</Callout>'],
])('in MDX %j is shown from elsewhere', (before, after) => {
  expect(shown(before, 'mdx')).toBe(after)
})

test.each([
  ['![sea](https://e.org/a.png "t")', '[sea](https://e.org/a.png "t")'],
  ['![](https://e.org/a.png)', '[↗](<https://e.org/a.png>)'],
  ['[![sea](https://e.org/a.png)](https://e.org)', '[*sea*](https://e.org)'],
  ['![sea][x]\n\n[x]: https://e.org/a.png', '[sea][x]\n\n[x]: https://e.org/a.png'],
  [
    '<img src="https://e.org/a.png?a&amp;b" alt="a &lt; b">',
    '<a href="https://e.org/a.png?a&#38;b">a &#60; b</a>',
  ],
  ['<a href="x"><img src="https://e.org/a.png" alt="sea"></a>', '<a href="x"><em>sea</em></a>'],
  ['see <a href="x"><img src="https://e.org/a.png" alt="sea"></a>', 'see <a href="x"><em>sea</em></a>'],
])('%j becomes a link', (before, after) => {
  expect(linked(before)).toBe(after)
})

test.each([
  ['a ![the *blue* sea](a.png) b', 'a *the blue sea* b'],
  ['![2 * 3 < [4]](a.png)', '*2 \\* 3 \\< \\[4\\]*'],
  ['![](a.png)', ''],
  ['<img src="a.png" alt="sea">', '<em>sea</em>'],
])('%j becomes words', (before, after) => {
  expect(worded(before)).toBe(after)
})

test('a component becomes a link or words too', () => {
  expect(linked('<Figure src="https://e.org/a b.png" alt="se{a}" />', 'mdx')).toBe(
    '[se\\{a\\}](<https://e.org/a%20b.png>)',
  )
  expect(worded('<Figure src="a.png" alt="" caption="Low tide" />', 'mdx')).toBe('*Low tide*')
})

test('every image says where it stands', () => {
  const source = 'a\n\n  b ![x](1.png)\n\n<div>\n <img src="2.png">\n</div>\n\n> ![y][z]\n\n[z]: 3.png'
  expect(findImages(source, 'md')).toMatchObject([
    { address: '1.png', line: 3, column: 5 },
    { address: '2.png', line: 6, column: 2 },
    { address: '3.png', line: 9, column: 3 },
  ])
})
