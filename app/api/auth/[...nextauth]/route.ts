import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { awaitInvalidation } from '#lib/core/request-scope.ts'
import { authOptions } from '#lib/web/auth.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

function handle(request: NextRequest, context: Context) {
  return NextAuth(request, context, authOptions())
}

/** Signing in and out are writes. */
async function change(request: NextRequest, context: Context) {
  try {
    return await handle(request, context)
  } finally {
    await awaitInvalidation()
  }
}

export { change as POST, handle as GET }
