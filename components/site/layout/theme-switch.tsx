import { Icon } from '#components/ui/icon.tsx'

/** Switches between light and dark. Hidden until the site's script has loaded. */
export function ThemeSwitch() {
  return (
    <button type="button" className="theme-switch" data-theme-switch hidden>
      <span className="when-light">
        <Icon of="moon" /> Dark
      </span>
      <span className="when-dark">
        <Icon of="sun" /> Light
      </span>
      <span className="visually-hidden"> theme</span>
    </button>
  )
}
