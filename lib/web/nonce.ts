import { headers } from 'next/headers'

/** The nonce of this response, which its Content-Security-Policy names. None in development. */
export async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy')
  return /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
}
