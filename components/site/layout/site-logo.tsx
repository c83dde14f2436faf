import type { Logo, Settings } from '#lib/settings/views.ts'

// Keeps the mark on the line of the name's end.
const WORD_JOINER = '\u2060'

/** The publication's name: its logo, or the name in type with its mark. */
export function SiteLogo({ name, logo }: Pick<Settings, 'name' | 'logo'>) {
  if (logo) return <LogoPicture name={name} logo={logo} />
  return (
    <span className="nameplate">
      {name}
      {WORD_JOINER}
      <span className="mark" aria-hidden="true" />
    </span>
  )
}

/** As high as its place allows, in its own shape, and never larger than it is. */
function LogoPicture({ name, logo: { src, width, height, sources } }: { name: string; logo: Logo }) {
  const ratio = width / height
  const sizes = `min(100vw, ${Math.min(width, Math.ceil(HIGHEST * ratio))}px)`
  return (
    <picture className="logo" style={{ '--logo-width': `${width}px`, '--logo-ratio': String(ratio) }}>
      {sources.webp && <source type="image/webp" srcSet={sources.webp} sizes={sizes} />}
      <img src={src} alt={name} width={width} height={height} />
    </picture>
  )
}

/** The most it is shown in, in CSS pixels: on the front page. */
const HIGHEST = 112
