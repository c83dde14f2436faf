/** File descriptors that the supervisor passes to a serving process (0 to 2 are standard, 3 is IPC). */
export const CHANNELS = {
  /** The supervisor's stderr, so that the log bypasses the supervisor. */
  log: 4,
  /** The socket bound to the port. */
  port: 5,
}
