import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export type ButtonProps = { href: string; children?: ReactNode }

/** A link that asks to be followed. */
export function Button({ href, children }: ButtonProps) {
  return (
    <TextLink className="button" href={href}>
      {children}
    </TextLink>
  )
}
