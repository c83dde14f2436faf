/** All the text on a social card. `accent` is that of the light theme. */
export type OgImageText = { slug: string; title: string; bylines: string[]; name: string; accent: string }
