import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/web/auth.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

function handle(request: NextRequest, context: Context) {
  return NextAuth(request, context, authOptions())
}

export { handle as GET, handle as POST }
