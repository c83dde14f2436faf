import { Image } from '#components/ui/image.tsx'
import type { BylineRef } from '#lib/published/views.ts'

/** A portrait, or the initials of the name ("LLM.info Team": LT). Decorative: the name is next to it. */
export function Avatar({ byline, size = 'small' }: { byline: BylineRef; size?: 'small' | 'large' }) {
  return (
    <span className={`avatar avatar-${size}`} aria-hidden="true">
      {byline.avatar ? <Image image={byline.avatar} sizes="6rem" alt="" /> : initials(byline.name)}
    </span>
  )
}

function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .map(firstLetter)
    .filter((letter) => letter !== '')
  return letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '')
}

function firstLetter(word: string): string {
  return (/[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase()
}
