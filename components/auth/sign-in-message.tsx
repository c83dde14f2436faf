/** The sentence for what went wrong when signing in; null when nothing did. Codes in an address can be made up. */
export function signInMessage(code: string | null | undefined): string | null {
  if (!code) return null
  if (code === 'wrong') return 'Incorrect e-mail address or password.'
  const seconds = /^wait-(\d{1,4})$/.exec(code)?.[1]
  if (seconds) return `Too many failed attempts. Wait ${inWords(Number(seconds))}, then try again.`
  return 'Signing in does not work right now. Try again in a minute.'
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
