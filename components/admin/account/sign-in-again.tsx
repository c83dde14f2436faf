/** Leaves this page, and what is written on it, as it is. */
export function SignInAgain() {
  return (
    <a href="/login" target="_blank" rel="noreferrer">
      Sign in in another tab
    </a>
  )
}
