import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { authSecret } from '#lib/auth/auth-secret.ts'
import { endSession, findSession, SESSION_SECONDS } from '#lib/auth/sessions.ts'
import { signIn } from '#lib/users/signing-in.ts'
import { returnPath } from '#lib/web/return-path.ts'
import { signInErrorCode } from '#lib/web/sign-in-error-code.ts'

/** Sign-in. The cookie holds an encrypted session id and nothing else; the session is looked up on every request. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', error: '/login', signOut: '/login' },
    providers: [credentials()],
    events: {
      signOut: async ({ token }) => void (typeof token?.sid === 'string' && (await endSession(token.sid))),
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: async ({ session, token }) => {
        const found = typeof token.sid === 'string' ? await findSession(token.sid) : null
        return { expires: session.expires, user: found ? { name: found.name } : undefined }
      },
      redirect: ({ url, baseUrl }) => new URL(returnPath(url, baseUrl), baseUrl).href,
    },
  }
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (given, request) => {
      const { 'x-forwarded-for': address, 'user-agent': userAgent } = request.headers ?? {}
      try {
        const id = await signIn(given, { address: address ?? '', userAgent: userAgent ?? '' })
        return { id }
      } catch (error) {
        throw new Error(signInErrorCode(error), { cause: error })
      }
    },
  })
}
