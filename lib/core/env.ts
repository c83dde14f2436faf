import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { refuseDataDir } from '#lib/core/data-dir.ts'
import { refine, wholeNumber, whyDatabaseUrl, whySiteUrl, whyTrustedProxy } from '#lib/core/env-rules.ts'
import { Invalid } from '#lib/core/errors.ts'

const MEGABYTE = 1024 * 1024

const flag = z.enum(['true', 'false'], 'Use true or false.').transform((value) => value === 'true')

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: wholeNumber(0, 65_535).default(3000),
  SITE_URL: z
    .string()
    .superRefine(refine(whySiteUrl))
    .transform((url) => new URL(url).origin)
    .optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path))
    .superRefine(refine(refuseDataDir)),
  DATABASE_URL: z.string().superRefine(refine(whyDatabaseUrl)).optional(),
  DATABASE_DIRECT_URL: z.string().superRefine(refine(whyDatabaseUrl)).optional(),
  AUTH_SECRET: z.string().min(32, 'Use at least 32 random characters: openssl rand -hex 32').optional(),
  ADMIN_EMAIL: z.email('Enter an e-mail address such as ana@news.example.').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'Use at least 12 characters.').optional(),
  SAMPLE_CONTENT: flag.default(true),
  TRUSTED_PROXY: z.string().superRefine(refine(whyTrustedProxy)).default(''),
  CACHE_MB: wholeNumber(1, memoryInMegabytes()).default(128),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'Use at least 16 letters, digits or signs, without spaces: openssl rand -hex 16',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'Use trace, debug, info, warn, error or silent.',
    )
    .default('info'),
})

export type Env = z.output<typeof schema>

/**
 * Parses environment variables; an empty one counts as unset. Throws Invalid with one line per mistake, which never
 * includes the value of a secret.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success && !isHalfSet(parsed.data)) return parsed.data
  const lines = parsed.success
    ? ['  DATABASE_DIRECT_URL: It is the same database past a pooler. Set DATABASE_URL, too.']
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Invalid({
    environment: `The environment is not valid; see .env.example.\n${lines.join('\n')}`,
  })
}

function isHalfSet({ DATABASE_URL, DATABASE_DIRECT_URL }: Env): boolean {
  return DATABASE_DIRECT_URL !== undefined && DATABASE_URL === undefined
}

let cached: Env | undefined

/** The environment, parsed once. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

function memoryInMegabytes(): number {
  return Math.floor(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / MEGABYTE)
}
