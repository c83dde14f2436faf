/** What the supervisor hands to a serving process, by file descriptor (0 to 2 are the usual ones, 3 is for messages). */
export const CHANNELS = {
  /** The supervisor's own stderr: the log goes there without being looked at on its way. */
  log: 4,
  /** The socket that is bound to the port. */
  port: 5,
}
