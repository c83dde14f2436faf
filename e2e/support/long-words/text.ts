import type { LongWord } from './words.ts'

/** An article with the word in every element. `image`: the URL of an image. */
export function textOf(word: LongWord, image: string): string {
  const w = word()
  const address = `https://example.org/${word().toLowerCase()}`
  return `A sentence with ${w}, *${w}*, **${w}**, ~~${w}~~, \`${w}\`, <kbd>${w}</kbd>, <mark>${w}</mark>, <small>${w}</small>,
H<sub>${w}</sub><sup>${w}</sup>, <abbr title="${w}">${w}</abbr>, <q>${w}</q>, <cite>${w}</cite>,
<ruby>${w}<rt>${w}</rt></ruby>, a [${w}](/blog), a [link](${address} "${w}"), ${address} and a note[^note].

## ${w}

### ${w}

#### ${w}

##### ${w}

###### ${w}

- ${w}
  - ${w}
    1. ${w}
       > ${w}

- [x] ${w}

<dl>
  <dt>${w}</dt>
  <dd>${w}</dd>
</dl>

> ${w}

<Quote by="${w}" source="${w}" href="${address}">
${w}
</Quote>

<Callout kind="tip" title="${w}">
${w}

- ${w}

| ${w} | B |
| ---- | - |
| ${w} | b |
</Callout>

<Details summary="${w}" open>
${w}

\`\`\`js title="${w}"
const ${w} = 1
\`\`\`
</Details>

\`\`\`${word(30)} title="${w}"
${w}
\`\`\`

| ${w} | Letters |
| ---- | ------: |
| ${w} | 200 |

<table>
  <caption>${w}</caption>
  <tbody>
    <tr><td>${w}</td><td>right</td></tr>
  </tbody>
</table>

![${w}](${image} "${w}")

<Figure src="${image}" alt="${w}" caption="${w}" credit="${w}" width="wide" />

<Button href="/blog">${w}</Button>

The end.

[^note]: ${w} and \`${w}\`, ${address}.
`
}
