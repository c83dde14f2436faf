/** Opens the sign-in page in another tab, so that unsaved work on this page stays. */
export function SignInAgain() {
  return (
    <a href="/login" target="_blank" rel="noreferrer">
      Sign in in another tab
    </a>
  )
}
