import { resolve } from 'node:path'

/** A path as it was typed. npm runs its scripts in the project's folder and keeps where it was called in INIT_CWD. */
export function userPath(typed: string): string {
  return resolve(process.env.INIT_CWD ?? '.', typed)
}
