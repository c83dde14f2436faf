/** The message for a sign-in error code; null without one. The code may come from the URL: anything is possible. */
export function signInMessage(code: string | null | undefined): string | null {
  if (!code) return null
  if (code === 'wrong') return 'Incorrect e-mail address or password.'
  const seconds = /^wait-(\d{1,4})$/.exec(code)?.[1]
  if (seconds) return `Too many failed attempts. Wait ${formatDuration(Number(seconds))}, then try again.`
  return 'You cannot sign in right now. Try again in a minute.'
}

function formatDuration(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
