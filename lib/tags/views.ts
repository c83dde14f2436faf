/** A tag in the admin list, with its number of drafts and live posts. */
export type AdminTag = {
  id: string
  name: string
  slug: string
  description: string
  drafts: number
  live: number
}
