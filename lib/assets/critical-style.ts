import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let style: string | undefined

/** The critical CSS that is inlined into every page of the public site, minified. Read once. */
export function criticalStyle(): string {
  style ??= squeeze(readFileSync(join(process.cwd(), 'components/ui/critical.css'), 'utf8'))
  return style
}

function squeeze(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim()
}
