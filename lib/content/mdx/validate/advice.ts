import { COMPONENTS } from './components.ts'

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'Write a heading with #.'] as const),
  ...['p', 'div', 'span', 'center', 'font', 'section', 'article', 'main', 'header', 'footer'].map(
    (name) => [name, 'Keep the content and remove the tags.'] as const,
  ),
  ['ul', 'Write a list with -.'],
  ['ol', 'Write a list with 1.'],
  ['li', 'Write a list with -.'],
  ['pre', 'Write a code block between lines of ```.'],
  ['blockquote', 'Write a quotation with > or use <Quote>.'],
  ['details', 'Use <Details summary="…">.'],
  ['summary', 'Use <Details summary="…">.'],
  ['figure', 'Use <Figure src="…" alt="…" />.'],
  ['figcaption', 'Use <Figure … caption="…" />.'],
  ['aside', 'Use <Callout>.'],
  ['button', 'Use <Button href="…">.'],
  ['video', 'Link to the video instead.'],
  ['audio', 'Link to the recording instead.'],
  ['iframe', 'Link to the page instead.'],
])

const NAMES = [...COMPONENTS.keys()].join(', ')

/** Advice for an unknown element or component. */
export function nameAdvice(name: string): string {
  if (name === '') return 'An empty tag <> is not allowed here. Remove it.'
  const instead = INSTEAD.get(name)
  if (instead) return `<${name}> is not allowed here. ${instead}`
  if (/^[A-Z]/.test(name)) return `There is no component <${name}>. Use one of ${NAMES}.`
  return `<${name}> is not allowed here. Remove it, or write \\< for a literal “<”.`
}

/** Advice for an attribute that is not on the allow-list. */
export function attributeAdvice(element: string, attribute: string, known: readonly string[]): string {
  if (/^on/i.test(attribute)) return `Scripts are not allowed in an article. Remove ${attribute}.`
  const takes = known.length > 0 ? `Allowed: ${known.join(', ')}.` : 'It has no attributes.'
  return `<${element}> has no attribute “${attribute}” here. ${takes}`
}
