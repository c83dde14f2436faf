import { noteFullDisk } from '#lib/core/disk-space.ts'
import { DomainError, Invalid, NotFound, Unavailable } from '#lib/core/errors.ts'

/**
 * Translates a database error to a domain error with a message for users; returns other errors unchanged. Codes:
 * SQLSTATE (PostgreSQL, appendix A), Prisma's, and those of Node's sockets.
 */
export function explainDatabaseError(error: unknown): unknown {
  const signs = signsOf(error)
  const found = MEANINGS.find(({ pattern }) => signs.some((sign) => pattern.test(sign)))
  if (!found) return error
  // A domain error says already what happened: its cause may be a connection to something else.
  if (error instanceof DomainError && !found.isFull) return error
  if (found.isFull) noteFullDisk()
  return Object.assign(found.say(), { cause: error })
}

/** True for a unique violation, translated or not. */
export function isUniqueViolation(error: unknown): boolean {
  return signsOf(error).some((sign) => UNIQUE_VIOLATION.test(sign))
}

const UNIQUE_VIOLATION = /^(P2002|23505)$/

type Meaning = { pattern: RegExp; say: () => DomainError; isFull?: true }

const MEANINGS: Meaning[] = [
  {
    pattern: /^(53100|ENOSPC|EDQUOT)$/,
    isFull: true,
    say: () => new Unavailable('The disk of the server is full. Make room on it, then try again.'),
  },
  {
    pattern: /^25006$/,
    say: () => new Unavailable('The database takes no changes right now. Try again in a minute.'),
  },
  {
    // No connection (class 08), shutting down (57P), too many connections, refused, no such database.
    pattern:
      /^(08...|57P..|53300|28...|3D000|P1\d{3}|P2037|E(CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|PIPE))$/,
    say: () => new Unavailable('The database cannot be reached right now. Try again in a minute.'),
  },
  {
    pattern: /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TlsConnectionError|TooManyConnections)$/,
    say: () => new Unavailable('The database cannot be reached right now. Try again in a minute.'),
  },
  {
    // pg gives these no code.
    pattern:
      /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|timeout expired)/,
    say: () => new Unavailable('The database cannot be reached right now. Try again in a minute.'),
  },
  {
    // No connection in time, a deadlock, a lock or statement timeout, out of memory.
    pattern: /^(P2024|P2028|P2034|40001|40P01|55P03|57014|53200|53400)$/,
    say: () => new Unavailable('The database is busy. Try again in a moment.'),
  },
  {
    pattern: UNIQUE_VIOLATION,
    say: () =>
      new Invalid({
        form: 'Another user has just saved the same name or address. Choose another, or try again.',
      }),
  },
  {
    pattern: /^(P2003|23503|23001)$/,
    say: () =>
      new Invalid({
        form: 'Something this refers to is no longer there. Open the page again, then try again.',
      }),
  },
  { pattern: /^P2025$/, say: () => new NotFound('entry any more') },
  {
    // Too long, out of range, a character that cannot be stored, a row too large for its index.
    pattern: /^(P2000|P2020|P2023|22001|22003|22008|22021|22P02|22P05|54000|23514)$/,
    say: () =>
      new Invalid({ form: 'Something in it is too long or cannot be stored. Shorten or correct it.' }),
  },
]

/** The codes, kinds and messages of an error and its causes. */
function signsOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { code, originalCode, kind, message, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >
  const own = [code, originalCode, kind, message].filter((sign) => typeof sign === 'string')
  const errors = error instanceof AggregateError ? error.errors : []
  return [...own, ...[cause, meta, driverAdapterError, ...errors].flatMap((part) => signsOf(part, depth + 1))]
}
