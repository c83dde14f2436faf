/** The blocks of an MDX text, each with the blank lines after it: joined, they are the text. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  let block = ''
  let fence: string | null = null
  let component: string | null = null
  let isGap = false

  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isBlank = line.trim() === ''
    if (isGap && !isBlank) {
      blocks.push(block)
      block = ''
    }
    block += line
    if (fence) {
      if (line.trim().startsWith(fence) && /^[`~\s]*$/.test(line)) fence = null
    } else if (component) {
      if (line.includes(`</${component}>`)) component = null
    } else {
      fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null
      component = fence ? null : openedBy(line)
    }
    isGap = isBlank && !fence && !component
  }
  return block === '' ? blocks : [...blocks, block]
}

/** The component that begins in this line and does not end there. */
function openedBy(line: string): string | null {
  const [, name, rest = ''] = /^<([A-Z]\w*)(.*)/.exec(line) ?? []
  return name && !rest.includes(`</${name}>`) && !rest.trimEnd().endsWith('/>') ? name : null
}
