import { type Finding, ok, warning } from '#lib/maintenance/findings.ts'
import { hasOwner } from '#lib/users/setup.ts'

/** Checks that there is an owner account. */
export async function checkOwner(): Promise<Finding> {
  if (await hasOwner()) return ok('users', 'There is an owner.')
  return warning(
    'users',
    'There is no owner.',
    'Open the link printed at start, or run: npm run cli -- user create <email> --role owner',
  )
}
