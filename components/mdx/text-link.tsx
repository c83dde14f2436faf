import type { ComponentProps } from 'react'

/** A link in the text. Another site gets no handle on the window it was opened from. */
export function TextLink({ href = '', ...rest }: ComponentProps<'a'>) {
  return <a href={href} rel={leavesTheSite(href) ? 'noopener' : undefined} {...rest} />
}

function leavesTheSite(href: string) {
  return /^(https?:|[/\\]{2})/i.test(href)
}
