import { ICONS, type IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'

/** A decorative icon of the editor's menus. */
export function MenuIcon({ of: name }: { of: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={18}
      height={18}
      className="menu-icon"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of the house.
      dangerouslySetInnerHTML={{ __html: ICONS[name] }}
    />
  )
}
