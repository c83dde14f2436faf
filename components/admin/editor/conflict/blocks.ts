import { FenceScanner } from '#components/admin/editor/fence-scanner.ts'

/** The blocks of an MDX text, each with the blank lines after it: joined, they are the text. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let block = ''
  const code = new FenceScanner()
  let component: string | null = null
  let isGap = false

  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isBlank = line.trim() === ''
    if (isGap && !isBlank) {
      blocks.push(block)
      block = ''
    }
    block += line
    const isCode = code.take(line)
    if (component) {
      if (!isCode && line.includes(`</${component}>`)) component = null
    } else if (!isCode) component = openedBy(line)
    isGap = isBlank && !isCode && !component
  }
  return block === '' ? blocks : [...blocks, block]
}

/** The component that begins in this line and does not end there. */
function openedBy(line: string): string | null {
  const [, name, rest = ''] = /^<([A-Z]\w*)(.*)/.exec(line) ?? []
  return name && !rest.includes(`</${name}>`) && !rest.trimEnd().endsWith('/>') ? name : null
}
