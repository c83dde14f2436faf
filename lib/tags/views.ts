/** A tag as the desk lists it, with how many drafts and live posts have it. */
export type AdminTag = {
  id: string
  name: string
  slug: string
  description: string
  drafts: number
  live: number
}
