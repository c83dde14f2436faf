export type Link = { label: string; href: string }

/** One page of a list (pagination). `page` counts from 1; `pages` is at least 1. */
export type Listing<T> = { items: T[]; page: number; pages: number; total: number }
