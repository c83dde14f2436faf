import { expect, test } from 'vitest'
import { addresses } from '#test/attacks/addresses.ts'
import { attributes } from '#test/attacks/attributes.ts'
import { characters } from '#test/attacks/characters.ts'
import { documents } from '#test/attacks/documents.ts'
import { elements } from '#test/attacks/elements.ts'
import { programs } from '#test/attacks/programs.ts'
import { dumpDatabase } from '#test/dump.ts'
import { makeFolder } from '#test/folders.ts'
import { plainImage } from '#test/images.ts'
import { bringIn } from '#test/importing.ts'

/** What other generators write, and what one file takes from another. */
const FILES: Record<string, string> = {
  'html-image.md': '---\ntitle: Dry\ndate: 2024-01-02\n---\n\n<p><img src="pic.png" alt="A square"></p>',
  'figure.md': '<figure><img src="pic.png" alt="A"><figcaption>Words</figcaption></figure>',
  'component.mdx': '<Figure src="pic.png" alt="A" />\n\n<img src="pic.png" alt="A" width="30" />',
  'expression.mdx': '<img src="pic.png" alt="A" width={300} />',
  'reference.md': '![a][b] ![c][b]\n\n[b]: pic.png',
  'remote.md':
    '---\ntitle: Remote\ncover: https://example.org/c.png\n---\n![A graph](https://example.org/graph.png)',
  'remote.mdx': '<Figure src="//example.org/a.png" alt="A" />',
  'data.md': '![a](data:image/png;base64,AAAA)',
  'missing.md': '![a](gone.png) <img src="gone.png">',
  'noncharacter.md': 'before \uFDD0 after',
  'liquid.md': '{% highlight ruby %}\nputs\n{% endhighlight %}',
  'shortcode.md': '{{< youtube abc >}}',
  'list.md': '<ol start="0"><li>nought</li></ol>',
  'anchor.md': '---\nimage:\n  path: &cover pic.png\n  feature: *cover\n---\nBody',
  'code.md': 'Run `cargo build\n--release` now, or `{"a": 1}\n{"b": 2}`.',
  'json.md': '{\n  "title": "From JSON", "draft": true\n}\n\nBody',
  'toml.md': '+++\ntitle = "x"\n+++\nBody',
  'headers.md': 'Title: From headers\nStatus: draft\n\nBody',
  'embeds.md': '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
  'custom.md': '<callout-info>Words</callout-info>',
  'comment.mdx': 'Intro\n\n{/* truncate */}\n\nRest',
  '2021/harvest.md': 'One.',
  '2022/harvest.md': 'Two.',
  '2023/other.md': '---\nslug: harvest\n---\nThree.',
  '2023/second.md': '---\nslug: harvest-2\n---\nFour.',
  'page-one.md': '---\nkind: page\nslug: taken-page\n---\nOne.',
  'page-two.md': '---\nkind: page\nslug: taken-page\n---\nTwo.',
  'part-draft.md': '---\nseries: Dry\npart: 1\ndraft: true\n---\nOne.',
  'part-one.md': '---\nseries: Dry\npart: 1\n---\nOne.',
  'part-two.md': '---\nseries: DRY\npart: 1\n---\nTwo.',
  'hidden.md': '---\ntitle: "a\\u202eb"\n---\nText.',
}

/** Every third text of the hostile corpus, of each kind, and every other one as MDX. */
function corpus(): Record<string, string> {
  const kinds = [addresses, attributes, characters, documents, elements, programs]
  const bodies = kinds.flatMap((kind) => kind.filter((_, index) => index % 3 === 0))
  return Object.fromEntries(
    bodies.map(({ body }, index) => [`hostile/${index}.${index % 2 ? 'mdx' : 'md'}`, body.toWellFormed()]),
  )
}

test('a dry run and the import itself give every file the same verdict', { timeout: 600_000 }, async () => {
  const folder = makeFolder({ ...FILES, ...corpus(), 'pic.png': await plainImage('png', 20, 20) })
  const before = await dumpDatabase()
  const dry = await bringIn(folder, { dryRun: true })
  expect(await dumpDatabase()).toEqual(before)
  const wet = await bringIn(folder)
  expect(dry.files).toEqual(wet.files)
  expect(dry.counts).toEqual(wet.counts)
  const outcome = (name: string) => wet.files.find(({ file }) => file === name)
  expect(outcome('html-image.md')).toMatchObject({ outcome: 'created', isLive: true, notes: [] })
  for (const name of ['2023/other.md', '2023/second.md', 'page-two.md', 'part-two.md', 'hidden.md'])
    expect(outcome(name)).toMatchObject({ outcome: 'failed' })
})
