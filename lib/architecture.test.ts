import { expect, test } from 'vitest'
import { circlesBetween } from '#test/circles.ts'
import { absence, arrow, maximumLines } from '#test/rules.ts'
import { readSources } from '#test/sources.ts'

const APP = /^(app\/|(proxy|instrumentation)\.ts$)/
const VIEWS = /^lib\/[^/]+\/views$/
const FOUNDATION = 'core|db'
const CARRIERS = 'auth|urls|content|fields|invalidation|jobs|mail|storage|outgoing|tracing'

// Words that only this project used; the field's terms took their place.
const STALE_WORDS =
  /\b(turnstile|witness|furnish\w*|apologi[sz]e|manuscript|lastResort|doubtEverything|personId|settleFile|shelf|errand|complaints?|useVerb|colophon|running-head|takeShortcut|inOwnMemory|keptByNobody|plainAnswer|front door|knownUntil|drawArticle|describePicture|recordChange)\b/i

// Only lib/outgoing opens connections. These hold what could, for reasons of their own.
const NETWORK_USERS = [
  'lib/outgoing/.*',
  // A socket that leads nowhere, for requests answered within the process.
  'server/render/in-process-request',
  // The socket of a client that sent a broken request.
  'server/http/client-errors',
  // The bucket that the operator names.
  'lib/storage/s3/request',
  // The health of the site on this machine.
  'lib/updates/running',
  'bin/healthy',
]

const NETWORK =
  /\b(fetch|WebSocket|EventSource)\(|import (?!type)[^;'"]*?(\b(request|get|connect|createConnection|Agent|Socket|lookup|resolve\w*|Resolver|createSocket)\b[^'"]*?|\* as \w+ |\b\w+ )from ['"](node:)?(https?|http2|net|tls|dgram|dns|dns\/promises)['"]|['"](undici|axios|got|ky|node-fetch|superagent)['"]/

const rules = [
  arrow('app imports neither Prisma nor the database', {
    from: APP,
    never: /^(prisma\/|lib\/db\/|@prisma\/|pg$)/,
    breach: ['app/page.tsx', "import { db } from '#lib/db/client.ts'"],
  }),
  arrow('app imports neither the server nor the command line', {
    from: APP,
    never: /^(server|bin|e2e)\//,
    breach: ['app/page.tsx', "const server = await import('#server/request-handler.ts')"],
  }),
  arrow('components get plain props: of lib they know the types of views', {
    from: /^components\//,
    except: /^components\/(mdx|admin\/editor)\//,
    never: /^(app|server|bin|lib|prisma)\//,
    butTypes: VIEWS,
    breach: ['components/site/card.tsx', "import { listPosts } from '#lib/published/articles.ts'"],
  }),
  arrow('the editor also knows the parser of articles', {
    from: /^components\/admin\/editor\//,
    never: /^(app|server|bin|lib|prisma)\//,
    but: /^lib\/content\/mdx\/parse\//,
    butTypes: VIEWS,
    breach: ['components/admin/editor/save.ts', "import { saveDraft } from '#lib/posts/editing.ts'"],
  }),
  arrow('what writers may use imports nothing from app or lib', {
    from: /^components\/mdx\//,
    never: /^(app|lib|server|bin|prisma)\//,
    breach: ['components/mdx/quote.tsx', "import type { Heading } from '#lib/content/views.ts'"],
  }),
  arrow('lib knows nothing of Next, lib/web excepted', {
    from: /^lib\//,
    except: /^lib\/web\//,
    never: /^(next|server-only)(\/|$)/,
    breach: ['lib/published/articles.ts', "import { cookies } from 'next/headers'"],
  }),
  arrow('lib imports nothing from above it; lib/content and lib/mail alone know the components they render', {
    from: /^lib\//,
    except: /^lib\/(content|mail)\//,
    never: /^(app|server|bin|test|e2e|components)\//,
    breach: ['lib/posts/publishing.ts', "import { Quote } from '#components/mdx/quote.tsx'"],
  }),
  arrow('lib/content imports nothing else from above it', {
    from: /^lib\/content\//,
    never: /^(app|server|bin|test|e2e|components)\//,
    but: /^components\/mdx\//,
    breach: [
      'lib/content/mdx/pool/worker.ts',
      "import { Header } from '#components/site/layout/site-header.tsx'",
    ],
  }),
  arrow('lib/mail imports nothing else from above it', {
    from: /^lib\/mail\//,
    never: /^(app|server|bin|test|e2e|components)\//,
    but: /^components\/mail\//,
    breach: ['lib/mail/rendering/worker.ts', "import { Field } from '#components/ui/field.tsx'"],
  }),
  arrow('only lib/mail knows the mail library', {
    from: /^(app|components|lib|server|bin|prisma)\//,
    except: /^lib\/mail\//,
    never: /^nodemailer(\/|$)/,
    breach: ['lib/users/inviting.ts', "import nodemailer from 'nodemailer'"],
  }),
  arrow('only app knows lib/web', {
    from: /./,
    except: /^(app\/|proxy\.ts$|instrumentation\.ts$|lib\/web\/)/,
    never: /^lib\/web\//,
    breach: ['server/request-handler.ts', "import { session } from '#lib/web/session.ts'"],
  }),
  arrow('core knows only itself', {
    from: /^lib\/core\//,
    never: /^lib\//,
    but: /^lib\/core\//,
    breach: ['lib/core/env.ts', "import { db } from '#lib/db/client.ts'"],
  }),
  arrow('the database knows only itself and core', {
    from: /^lib\/db\//,
    never: /^lib\//,
    but: new RegExp(`^lib/(${FOUNDATION})/`),
    breach: ['lib/db/client.ts', "import { holds } from '#lib/auth/roles.ts'"],
  }),
  arrow('what carries the nouns knows none of them', {
    from: new RegExp(`^lib/(${CARRIERS})/`),
    never: /^lib\//,
    but: new RegExp(`^lib/(${FOUNDATION}|${CARRIERS})/`),
    breach: ['lib/urls/paths.ts', "import { publishPost } from '#lib/posts/publishing.ts'"],
  }),
  arrow('only lib/jobs knows pg-boss', {
    from: /./,
    except: /^lib\/jobs\//,
    never: /^pg-boss$/,
    breach: ['lib/posts/publishing.ts', "import { PgBoss } from 'pg-boss'"],
  }),
  arrow('what readers see is read without the verbs of the write side', {
    from: /^lib\/published\//,
    never: /^lib\/(posts|tags|series|bylines|users|redirects|audit|import-export|backup|background|admin)\//,
    breach: ['lib/published/articles.ts', "import { publishPost } from '#lib/posts/publishing.ts'"],
  }),
  arrow('the server and the command line leave SQL to lib', {
    from: /^(server|bin)\//,
    never: /^(prisma\/(?!seed\/)|@prisma\/|pg$)/,
    breach: ['bin/cli/db.ts', "import pg from 'pg'"],
  }),
  arrow('what only tests need stays out of production', {
    from: /^(app|components|lib|server|bin|prisma)\//,
    never: /^test\//,
    breach: ['lib/posts/publishing.ts', "import { somePost } from '#test/factories.ts'"],
  }),
  absence('only lib/core/env.ts reads the environment, bin and bench excepted', {
    from: /./,
    except: /^(lib\/core\/env\.ts|bin\/.*|bench\/.*)$/,
    never: /\bprocess\.env\b/,
    breach: ['lib/urls/origin.ts', 'const url = process.env.SITE_URL'],
  }),
  absence('readers get no client components', {
    from: /^(app\/\(site\)|components\/(site|mdx))\//,
    never: /^\s*(['"])use client\1/m,
    breach: ['components/site/menu.tsx', "'use client'\n\nexport function Menu() {}"],
  }),
  absence('server actions answer and the page leads on: for a redirect, Next asks its own public address', {
    from: /^app\/.*actions\.ts$/,
    never: /\bnext\/navigation\b|\brequireSignedIn\b/,
    breach: ['app/admin/actions.ts', "import { redirect } from 'next/navigation'"],
  }),
  absence('actions run verbs through lib/web/action.ts, which awaits the invalidation before it answers', {
    from: /^app\//,
    never: /\btoResult\b/,
    breach: ['app/admin/actions.ts', "import { toResult } from '#lib/web/result.ts'"],
  }),
  absence('what writes over HTTP is an `api` of lib/web/api.ts, or next-auth with its own await', {
    from: /^app\/.*route\.ts$/,
    except: /^app\/api\/auth\//,
    never: /\b(POST|PUT|PATCH|DELETE)\b(?! = api\()/,
    breach: ['app/api/posts/route.ts', 'export async function DELETE() {}'],
  }),
  arrow('public pages are plain documents', {
    from: /^(app\/\(site\)|components\/(site|mdx))\//,
    never: /^next\/(link|image|form|script|dynamic|headers)$/,
    breach: ['app/(site)/page.tsx', "import Link from 'next/link'"],
  }),
  absence('nothing is called by the private words that the field has terms for', {
    from: /./,
    except: /^prisma\/seed\/generator\/words\.ts$/,
    never: STALE_WORDS,
    breach: ['server/render/limits.ts', '// The turnstile lets sixteen through.'],
  }),
  absence('transactions begin in lib/db/transaction.ts; migrations and the SQLite file lock have their own', {
    from: /^(app|bench|bin|components|lib|prisma|server)\//,
    except: /^lib\/db\/(transaction|migrating|embedded\/lock)\.ts$/,
    never: /\$transaction\b|['"`](BEGIN|START TRANSACTION)\b/,
    breach: ['lib/posts/publishing.ts', 'await db().$transaction(work)'],
  }),
  absence('only lib/auth/session-cookie.ts reads the session cookie', {
    from: /./,
    except: /^lib\/auth\/session-cookie\.ts$/,
    never: /session-token|['"]next-auth\/jwt['"]/,
    breach: ['server/request-handler.ts', "import { decode } from 'next-auth/jwt'"],
  }),
  absence('only lib/outgoing reaches the network; it refuses what is private, too large or too slow', {
    from: /^(app|lib|server|bin|prisma)\/|^(proxy|instrumentation)\.ts$/,
    except: new RegExp(`^(${NETWORK_USERS.join('|')})\\.(ts|mjs)$`),
    never: NETWORK,
    breach: ['lib/feeds/ping.ts', 'await fetch(address)'],
  }),
  absence('nor does anything else import what could', {
    from: /^(app|lib|server|bin|prisma)\//,
    except: new RegExp(`^(${NETWORK_USERS.join('|')})\\.(ts|mjs)$`),
    never: NETWORK,
    breach: ['server/http/probe.ts', "import { type Server, request } from 'node:https'"],
  }),
  absence('limits are called MAX or MIN', {
    from: /./,
    never: /\bconst (MOST|LONGEST|LARGEST|SHORTEST|SMALLEST|OLDEST)(_[A-Z_]+)?\b/,
    breach: ['lib/posts/input.ts', 'const LONGEST_BODY = 1_048_576'],
  }),
  maximumLines('no file is longer than 300 lines', 300),
]

const sources = readSources()

test.each(rules)('$says', ({ breaches }) => {
  expect(sources.flatMap(breaches)).toEqual([])
})

test.each(rules)('a breach is noticed: $says', ({ breach, breaches }) => {
  expect(breaches(breach)).not.toEqual([])
})

test('no folders of lib import each other in a circle', () => {
  expect(circlesBetween(sources)).toEqual([])
  const [one, other] = [
    { file: 'lib/tags/a.ts', text: "import type { A } from '#lib/series/b.ts'" },
    { file: 'lib/series/b.ts', text: "import { b } from '#lib/tags/a.ts'" },
  ]
  expect(circlesBetween([one, other])).toEqual(['lib/tags → lib/series → lib/tags'])
})

test('every room is looked at', () => {
  const rooms = new Set(sources.map(({ file }) => file.split('/')[0]))
  expect([...rooms]).toEqual(expect.arrayContaining(['app', 'bin', 'components', 'lib', 'server']))
})
