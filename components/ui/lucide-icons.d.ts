// What the files of single icons hold beside their component, which needs a context that readers' pages have no use for.
declare module 'lucide-react/icons/arrow-left' {
  export const __iconData: IconData
}
declare module 'lucide-react/icons/arrow-right' {
  export const __iconData: IconData
}
declare module 'lucide-react/icons/moon' {
  export const __iconData: IconData
}
declare module 'lucide-react/icons/search' {
  export const __iconData: IconData
}
declare module 'lucide-react/icons/sun' {
  export const __iconData: IconData
}

type IconData = { name: string; node: [element: string, attributes: Record<string, string>][] }
