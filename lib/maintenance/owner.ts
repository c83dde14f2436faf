import { type Finding, ok, warning } from '#lib/maintenance/findings.ts'
import { hasOwner } from '#lib/users/setup.ts'

/** Whether somebody can sign in who may do everything. */
export async function checkOwner(): Promise<Finding> {
  if (await hasOwner()) return ok('users', 'There is an owner.')
  return warning(
    'users',
    'There is no owner.',
    'Open the address that a start prints, or run: npm run cli -- user create <email> --role owner',
  )
}
