import { __iconData as arrowLeft } from 'lucide-react/icons/arrow-left'
import { __iconData as arrowRight } from 'lucide-react/icons/arrow-right'
import { __iconData as moon } from 'lucide-react/icons/moon'
import { __iconData as search } from 'lucide-react/icons/search'
import { __iconData as sun } from 'lucide-react/icons/sun'

// Markup strings: React elements would cost several times as much on every page.
const SHAPES = new Map(
  [arrowLeft, arrowRight, moon, search, sun].map(({ name, node }) => [name, node.map(toMarkup).join('')]),
)

type Name = 'arrow-left' | 'arrow-right' | 'moon' | 'search' | 'sun'

/** A decorative icon next to a text. */
export function Icon({ of: name }: { of: Name }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width="16"
      height="16"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`lucide lucide-${name} icon`}
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constants from a package.
      dangerouslySetInnerHTML={{ __html: SHAPES.get(name) ?? '' }}
    />
  )
}

function toMarkup([element, { key: _, ...attributes }]: [string, Record<string, string>]): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
  return `<${element}${list.join('')}></${element}>`
}
