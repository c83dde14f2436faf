type Given = Readonly<Record<string, unknown>>

/**
 * A line for each setting that means nothing without another one, which is missing. `wrong`: settings that have a line
 * already.
 */
export function missingCompanions(given: Given, wrong: ReadonlySet<string>): string[] {
  return [...missingHalves(given, wrong), ...missingS3Settings(given), ...missingMain(given, wrong)]
}

const PAIRS = [['SMTP_URL', 'MAIL_FROM']] as const

function missingHalves(given: Given, wrong: ReadonlySet<string>): string[] {
  return PAIRS.flatMap(([one, other]) => {
    if (one in given === other in given) return []
    const [set, missing] = one in given ? [one, other] : [other, one]
    return wrong.has(set) ? [] : [`  ${missing}: It is not set, but ${set} is. Set both, or neither.`]
  })
}

const S3_NEEDS = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
const S3_ANY = [...S3_NEEDS, 'S3_ENDPOINT', 'S3_REGION', 'S3_PREFIX']

function missingS3Settings(given: Given): string[] {
  const isWanted = given.STORAGE === 's3' || S3_ANY.some((name) => name in given)
  if (!isWanted) return []
  const [reason = 'STORAGE'] = S3_ANY.filter((name) => name in given)
  const missing = S3_NEEDS.filter((name) => !(name in given))
  const lines = missing.map((name) => `  ${name}: It is missing, but ${reason} is set. Set both or neither.`)
  const hasPlace = 'S3_ENDPOINT' in given || 'S3_REGION' in given
  return hasPlace ? lines : [...lines, '  S3_REGION: Set it, or S3_ENDPOINT, to say where the bucket is.']
}

const BESIDE = [
  ['DATABASE_DIRECT_URL', 'DATABASE_URL', 'It is the same database past a pooler.'],
  ['DATABASE_REPLICA_URL', 'DATABASE_URL', 'It is a replica of the database.'],
  ['CDN_PURGE_TOKEN', 'CDN_PURGE_URL', 'It is sent to the CDN.'],
  ['CDN_PURGE_HEADER', 'CDN_PURGE_TOKEN', 'It is the header of the token.'],
] as const

function missingMain(given: Given, wrong: ReadonlySet<string>): string[] {
  const lonely = BESIDE.filter(([name, main]) => name in given && !(main in given) && !wrong.has(name))
  return lonely.map(([name, main, meaning]) => `  ${name}: ${meaning} Set ${main}, too.`)
}
