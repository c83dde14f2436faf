import type { PrismaPg } from '@prisma/adapter-pg'
import { traced, tracing } from '#lib/core/tracing.ts'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Queryable = Pick<Adapter, 'queryRaw' | 'executeRaw'>

/** Gives each statement a span, while traces are on. The values of its parameters stay here. */
export function traceStatements(factory: PrismaPg): PrismaPg {
  if (!tracing()) return factory
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = traceQueries(await connect())
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) =>
      traceQueries(await traced(spanOf('begin'), () => startTransaction(level)))
    return adapter
  }
  return factory
}

function traceQueries<On extends Queryable>(on: On): On {
  const queryRaw = on.queryRaw.bind(on)
  const executeRaw = on.executeRaw.bind(on)
  on.queryRaw = (query) =>
    traced(spanOf(query.sql), async (span) => {
      const result = await queryRaw(query)
      span?.set({ 'db.response.returned_rows': result.rows.length })
      return result
    })
  on.executeRaw = (query) =>
    traced(spanOf(query.sql), async (span) => {
      const rows = await executeRaw(query)
      span?.set({ 'db.response.affected_rows': rows })
      return rows
    })
  return on
}

function spanOf(sql: string) {
  const text = sql.trim()
  const [verb = 'SQL'] = text.split(/\s/, 1)
  return {
    name: verb.toUpperCase(),
    kind: 'client' as const,
    values: { 'db.system.name': 'postgresql', 'db.query.text': withoutLiterals(text) },
  }
}

// Values are parameters everywhere; a library may still write one into its text.
function withoutLiterals(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "'?'")
}
