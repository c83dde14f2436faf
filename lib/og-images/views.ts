/** Everything that is drawn on a social card. `accent` is the one of the light theme. */
export type OgImageText = { slug: string; title: string; bylines: string[]; name: string; accent: string }
