/** What a link card shows. Empty: nothing known. `image`: the path of one in the library. */
export type LinkCard = { href: string; title: string; description: string; site: string; image: string }
