/** The address leads to something that is not on the public internet, and no connection was opened. */
export class NotPublic extends Error {
  readonly code = 'NOT_PUBLIC'
}
