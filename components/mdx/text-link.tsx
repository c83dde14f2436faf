import type { ComponentProps } from 'react'

/** A link in the text. External links get rel="noopener". */
export function TextLink({ href = '', ...rest }: ComponentProps<'a'>) {
  return <a href={href} rel={isExternal(href) ? 'noopener' : undefined} {...rest} />
}

function isExternal(href: string) {
  return /^(https?:|[/\\]{2})/i.test(href)
}
