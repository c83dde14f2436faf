import { Icon } from '#components/ui/icon.tsx'

/** Changes between light and dark. Hidden until the script that makes it work has arrived. */
export function ThemeSwitch() {
  return (
    <button type="button" className="theme-switch" data-theme-switch hidden>
      <span className="when-light">
        <Icon of="moon" /> Dark
      </span>
      <span className="when-dark">
        <Icon of="sun" /> Light
      </span>
      <span className="unseen"> theme</span>
    </button>
  )
}
