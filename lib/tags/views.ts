/** A tag as the desk lists it, with how many drafts and live posts have it. */
export type DeskTag = {
  id: string
  name: string
  slug: string
  description: string
  drafts: number
  live: number
}
