/** The nonce of the page's Content-Security-Policy, for libraries that add style elements; empty in development. */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>('script[nonce], style[nonce]')?.nonce ?? ''
}
