import { z } from 'zod'

/** `release.json` at the root of a release: what it is, and where it runs. */
export const releaseSchema = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/),
  platform: z.string(),
  node: z.string(),
  /** Whether it brings the embedded PostgreSQL. */
  postgres: z.boolean(),
  migrations: z.array(z.string()),
})

export type Release = z.output<typeof releaseSchema>
