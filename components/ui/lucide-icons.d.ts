// The icon data in lucide's files. Their components need a React context, which the public pages do without.
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
