import { resolve } from 'node:path'

/** Resolves a path as typed. npm runs scripts in the project folder and keeps the caller's folder in INIT_CWD. */
export function userPath(typed: string): string {
  return resolve(process.env.INIT_CWD ?? '.', typed)
}
