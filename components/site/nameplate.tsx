import type { Logo, Settings } from '#lib/settings/views'

// Keeps the mark on the line of the name's end.
const WORD_JOINER = '\u2060'

/** The publication's name: its logo, or the name in type with its mark. */
export function Nameplate({ name, logo }: Pick<Settings, 'name' | 'logo'>) {
  if (logo) return <LogoPicture name={name} logo={logo} />
  return (
    <span className="nameplate">
      {name}
      {WORD_JOINER}
      <span className="mark" aria-hidden="true" />
    </span>
  )
}

function LogoPicture({ name, logo: { src, width, height, sources } }: { name: string; logo: Logo }) {
  return (
    <picture className="logo">
      {sources.webp && <source type="image/webp" srcSet={sources.webp} sizes="20rem" />}
      <img src={src} alt={name} width={width} height={height} />
    </picture>
  )
}
