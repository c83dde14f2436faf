import type { Env } from '#lib/core/env.ts'

export type S3Settings = {
  /** The address of the bucket, with a slash at the end. */
  base: URL
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** What every key begins with: empty, or with a slash at the end. */
  prefix: string
}

/** The S3 settings of an environment; null when there are none. lib/core/env.ts refuses half of them. */
export function s3Settings(env: Env): S3Settings | null {
  const { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  const region = env.S3_REGION ?? 'us-east-1'
  const endpoint = env.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`
  return {
    base: addressOf(endpoint, S3_BUCKET, env.S3_FORCE_PATH_STYLE),
    region,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    prefix: env.S3_PREFIX ? `${env.S3_PREFIX}/` : '',
  }
}

function addressOf(endpoint: string, bucket: string, isPathStyle: boolean): URL {
  if (isPathStyle) return new URL(`${endpoint}/${bucket}/`)
  const url = new URL(`${endpoint}/`)
  url.hostname = `${bucket}.${url.hostname}`
  return url
}
