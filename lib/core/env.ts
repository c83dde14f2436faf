import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { refuseDataDir } from '#lib/core/data-dir.ts'
import { missingCompanions } from '#lib/core/env-companions.ts'
import {
  readHeaders,
  refine,
  wholeNumber,
  whyCidrList,
  whyDatabaseUrl,
  whyOtlpEndpoint,
  whyPurgeUrl,
  whyS3Endpoint,
  whySchedule,
  whySiteUrl,
} from '#lib/core/env-rules.ts'
import { Invalid } from '#lib/core/errors.ts'
import { whyMailFrom, whySmtpUrl } from '#lib/core/mail-settings.ts'

const MEGABYTE = 1024 * 1024

const flag = z.enum(['true', 'false'], 'Use true or false.').transform((value) => value === 'true')

const SAMPLERS = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const

const VISIBLE = /^[\x21-\x7e]+$/

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
  DATABASE_REPLICA_URL: z.string().superRefine(refine(whyDatabaseUrl)).optional(),
  DATABASE_DIRECT_URL: z.string().superRefine(refine(whyDatabaseUrl)).optional(),
  AUTH_SECRET: z.string().min(32, 'Use at least 32 random characters: openssl rand -hex 32').optional(),
  ADMIN_EMAIL: z.email('Enter an e-mail address such as ana@news.example.').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'Use at least 12 characters.').optional(),
  SAMPLE_CONTENT: flag.default(true),
  TRUSTED_PROXY: z.string().superRefine(refine(whyCidrList)).default(''),
  OUTGOING_ALLOW: z.string().superRefine(refine(whyCidrList)).default(''),
  CACHE_MB: wholeNumber(1, memoryInMegabytes()).default(128),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'Use at least 16 letters, digits or signs, without spaces: openssl rand -hex 16',
    )
    .optional(),
  SMTP_URL: z.string().superRefine(refine(whySmtpUrl)).optional(),
  MAIL_FROM: z.string().superRefine(refine(whyMailFrom)).optional(),
  BACKUP_SCHEDULE: z.string().superRefine(refine(whySchedule)).optional(),
  BACKUP_DIR: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
  BACKUP_KEEP: wholeNumber(1, 1_000).default(14),
  TRASH_DAYS: wholeNumber(0, 3_650).default(30),
  JOBS: z.enum(['on', 'off'], 'Use on or off.').default('on'),
  STORAGE: z.enum(['disk', 's3'], 'Use disk or s3.').optional(),
  S3_ENDPOINT: z
    .string()
    .superRefine(refine(whyS3Endpoint))
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/i, 'Use a name such as eu-central-1.')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'Use 3 to 63 lower-case letters, digits, dots and hyphens.')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().regex(VISIBLE, 'It has a space or a line break. Copy it again.').optional(),
  S3_SECRET_ACCESS_KEY: z
    .string()
    .regex(VISIBLE, 'It has a space or a line break. Copy it again.')
    .optional(),
  S3_FORCE_PATH_STYLE: flag.default(false),
  S3_PREFIX: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)*$/, 'Use letters, digits, hyphens and slashes, such as publication.')
    .optional(),
  CDN_PURGE_URL: z.string().superRefine(refine(whyPurgeUrl)).optional(),
  CDN_PURGE_TOKEN: z.string().regex(VISIBLE, 'It has a space or a line break. Copy it again.').optional(),
  CDN_PURGE_HEADER: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,49}$/i, 'Use the name of a header, such as Fastly-Key.')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().superRefine(refine(whyOtlpEndpoint)).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .default('')
    .transform(readHeaders)
    .refine((headers) => headers !== null, 'Use name=value, with commas between; encode a space as %20.')
    .transform((headers) => headers ?? {}),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/json', 'http/protobuf'], 'Use http/json or http/protobuf.')
    .default('http/json'),
  OTEL_SERVICE_NAME: z.string().default('publication'),
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, `Use one of ${SAMPLERS.join(', ')}.`)
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'Use a number from 0 to 1, such as 0.1.')
    .transform(Number)
    .default(1),
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
  const issues = parsed.error?.issues ?? []
  const wrong = new Set(issues.map(({ path }) => String(path[0])))
  const lines = [
    ...issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`),
    ...missingCompanions(given, wrong),
  ]
  if (parsed.success && lines.length === 0) return parsed.data
  throw new Invalid({
    environment: `The environment is not valid; see .env.example.\n${lines.join('\n')}`,
  })
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
