import {
  all,
  isBlock,
  isElement,
  rename,
  textOf,
} from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Headings below the title of the article, paragraphs where there were only breaks, and no empty blocks. */
export function cleanBlocks(body: HTMLElement) {
  for (const title of all(body, 'p')) {
    const level = /\bMso(Title|Heading([1-6]))\b/.exec(title.getAttribute('class') ?? '')
    if (level) rename(title, `h${level[2] ?? 1}`)
  }
  shiftHeadings(body)
  for (const box of [body, ...all(body, 'p, div, li, td, th, blockquote, section, article, dd')])
    splitAtBreaks(box)
  for (const block of all(body, 'p, h1, h2, h3, h4, h5, h6, li, blockquote, ul, ol, div, section').reverse())
    if (isEmpty(block)) block.remove()
}

/** The title of the article is its h1: when the text brings one along, all its headings move down by one. */
function shiftHeadings(body: HTMLElement) {
  if (!body.querySelector('h1')) return
  for (const heading of all(body, 'h1, h2, h3, h4, h5, h6'))
    rename(heading, `h${Math.min(6, Number(heading.nodeName[1]) + 1)}`)
}

function isEmpty(block: HTMLElement): boolean {
  return textOf(block) === '' && !block.querySelector('figure, hr, sup[data-note], table, pre')
}

/** Two breaks in a row end a paragraph; one at an edge of a block says nothing. */
function splitAtBreaks(box: HTMLElement) {
  if (![...box.childNodes].some(({ nodeName }) => nodeName === 'BR')) return
  const runs = runsOf(box)
  if (runs.length < 2 || /^(TD|TH)$/.test(box.nodeName)) return
  const isLine = /^P$/.test(box.nodeName)
  const made = runs.map((run) => {
    if (!isLine && run.length === 1 && isBlock(run[0] as Node)) return run[0] as Node
    const paragraph = box.ownerDocument.createElement('p')
    paragraph.append(...run)
    return paragraph
  })
  if (isLine) box.replaceWith(...made)
  else box.replaceChildren(...made)
}

function runsOf(box: HTMLElement): Node[][] {
  const runs: Node[][] = []
  let run: Node[] = []
  const close = () => {
    while (isBreak(run[0])) run.shift()
    const words = run.filter((node, index) => !(isBreak(node) && run.slice(index).every(isBlankNode)))
    if (words.some((node) => !isBlankNode(node))) runs.push(words)
    run = []
  }
  let breaks = 0
  for (const child of [...box.childNodes]) {
    if (isBlock(child)) {
      close()
      runs.push([child])
      breaks = 0
      continue
    }
    if (isBreak(child)) breaks += 1
    else if (!isBlankNode(child)) {
      if (breaks > 1) close()
      breaks = 0
    }
    run.push(child)
  }
  close()
  return runs
}

function isBreak(node: Node | undefined): boolean {
  return isElement(node) && node.nodeName === 'BR'
}

function isBlankNode(node: Node): boolean {
  return isBreak(node) || (textOf(node) === '' && !(isElement(node) && node.querySelector('sup, figure')))
}
