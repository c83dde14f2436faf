import type { Logo, Settings } from '#lib/settings/views.ts'

// Keeps the mark on the same line as the end of the name.
const WORD_JOINER = '\u2060'

/** The logo, or the publication's name as text with a mark. */
export function SiteLogo({ name, logo }: Pick<Settings, 'name' | 'logo'>) {
  if (logo) return <LogoImage name={name} logo={logo} />
  return (
    <span className="site-logo">
      {name}
      {WORD_JOINER}
      <span className="site-logo-mark" aria-hidden="true" />
    </span>
  )
}

/** Fills the available height, keeps its aspect ratio and is never enlarged. */
function LogoImage({ name, logo: { src, width, height, sources } }: { name: string; logo: Logo }) {
  const ratio = width / height
  const sizes = `min(100vw, ${Math.min(width, Math.ceil(MAX_HEIGHT * ratio))}px)`
  return (
    <picture className="logo" style={{ '--logo-width': `${width}px`, '--logo-ratio': String(ratio) }}>
      {sources.webp && <source type="image/webp" srcSet={sources.webp} sizes={sizes} />}
      <img src={src} alt={name} width={width} height={height} />
    </picture>
  )
}

/** The largest height it is shown at, in CSS pixels: on the home page. */
const MAX_HEIGHT = 112
