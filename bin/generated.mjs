import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './launch.mjs'

const schema = `${root}/prisma/schema`
const record = `${root}/prisma/generated/schema.sha256`

/** Whether the database client was generated from the current schema. */
export function isGenerated() {
  return existsSync(record) && readFileSync(record, 'utf8') === schemaHash()
}

export function recordGenerated() {
  writeFileSync(record, schemaHash())
}

function schemaHash() {
  const hash = createHash('sha256')
  for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(`${schema}/${name}`))
  return hash.digest('hex')
}
