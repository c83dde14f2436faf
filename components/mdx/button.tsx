import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export type ButtonProps = { href: string; children?: ReactNode }

/** A link styled as a button. */
export function Button({ href, children }: ButtonProps) {
  return (
    <TextLink className="button" href={href}>
      {children}
    </TextLink>
  )
}
