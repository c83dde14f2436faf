import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpDatabase } from '#test/dump.ts'
import { type Answer, readActions, send } from '#test/server/endpoints/actions.ts'
import { type Call, plans } from '#test/server/endpoints/calls.ts'
import { FIELDS } from '#test/server/endpoints/fields.ts'
import { closeSite, openSite } from '#test/server/endpoints/site.ts'
import { hire, type Member } from '#test/server/endpoints/staff.ts'

/** Values to send instead of valid arguments. */
const LESS: unknown[][] = [[], [null], [{}], [[]], [42], [''], ['\u0000'], [null, null, null]]

/** Values that replace any single value. */
const ODD: unknown[] = [
  'x'.repeat(300_000),
  'f'.repeat(24),
  '\u0000',
  '\uFFFE',
  '💥'.repeat(2_000),
  '../../etc/passwd',
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
  ['x'],
  { toString: null, valueOf: null },
]

const ORIGINS: [what: string, headers: Record<string, string>][] = [
  ['a foreign Origin', { origin: 'https://evil.example' }],
  ['a null Origin', { origin: 'null' }],
  ['a spoofed host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ['a spoofed Forwarded', { origin: 'https://evil.example', forwarded: 'host=evil.example' }],
]

// Every server action is a public endpoint. Here each is called over HTTP on the production build.
let site = ''
let actions = new Map<string, string>()

beforeAll(async () => {
  site = (await openSite()).address
  actions = readActions()
})

afterAll(closeSite)

test('every action of the build is tested here, and every tested action is in the build', () => {
  expect([...actions.keys()].sort()).toEqual(Object.keys(plans).sort())
})

test('every action of the build is in the table of fields', () => {
  const listed = Object.keys(FIELDS).filter((name) => !name.startsWith('api/'))
  expect([...actions.keys()].sort()).toEqual(listed.sort())
})

describe.each(Object.entries(plans))('%s', (name, plan) => {
  test.runIf(!plan.isForAnybody)('does nothing without a session or with a made-up token', async () => {
    const call = await plan.prepare()
    const args = call.by ? call.args : ['made-up-token', ...call.args.slice(1)]
    await expectNothing(() => post(name, { ...call, by: null, args }), { maySeemDone: plan.isSilent })
  })

  // What is refused changes nothing, so that one object is enough for all who may not touch it.
  test.runIf(plan.refused.length > 0)(`does nothing for another ${plan.refused.join(', ')}`, async () => {
    const call = await plan.prepare()
    for (const role of plan.refused) {
      const by = await hire(role)
      await expectNothing(() => post(name, { ...call, by }), { maySeemDone: plan.isSilent, about: role })
    }
  })

  test.each(originsFor(name))('does nothing for %s', async (_, headers) => {
    const call = await plan.prepare()
    const response = await expectNothing(() => post(name, call, headers))
    expect([response.status, response.text]).toEqual([403, expect.stringContaining('another site')])
  })

  test.runIf(!plan.takesNothing)('rejects missing and invalid arguments', async () => {
    const call = await plan.prepare()
    for (const args of LESS)
      await expectNothing(() => post(name, { ...call, args }), {
        maySeemDone: plan.isSilent,
        about: JSON.stringify(args),
      })
  })

  test('rejects unknown fields', async ({ skip }) => {
    const call = await plan.prepare()
    const [input, ...rest] = call.args
    if (typeof input !== 'object' || input === null) return skip()
    const source = { name: 'folder/file.md', hash: 'a' }
    const unknown = { ownerId: 'f'.repeat(24), userId: 'f'.repeat(24), source, trashedAt: null }
    for (const field of Object.entries({ role: 'owner', ...unknown }))
      await expectNothing(
        () => post(name, { ...call, args: [{ ...input, ...Object.fromEntries([field]) }, ...rest] }),
        { maySeemDone: plan.isSilent, about: field[0] },
      )
  })

  test('does its work once, and no harm when the call is repeated', async () => {
    const call = await plan.prepare()
    const before = await dumpDatabase()
    const response = await post(name, call)
    expect(isDone(response), JSON.stringify(response)).toBe(true)
    const after = await dumpDatabase()
    if (plan.repeats !== 'it only reads') expect(after).not.toEqual(before)
    const again = await post(name, call)
    expect(again.status).toBeLessThan(500)
    if (!plan.repeats) expect(await dumpDatabase()).toEqual(after)
  })

  // Last, because some of the calls succeed, and there is only one owner.
  test.runIf(!plan.takesNothing)('never fails with 500 over an odd value', async () => {
    const { by, path, args } = await plan.prepare()
    for (const odd of ODD)
      for (const changed of withEach(args, odd)) {
        const { status } = await post(name, { by, path, args: changed })
        expect(status, JSON.stringify(odd).slice(0, 80)).toBeLessThan(500)
      }
  })
})

/** All for one action, and in turn one for each other: the check does not depend on the action. */
function originsFor(name: string): typeof ORIGINS {
  const at = Object.keys(plans).indexOf(name)
  return at === 0 ? ORIGINS : ORIGINS.slice(at % ORIGINS.length).slice(0, 1)
}

/** The arguments with each value, and each field of each object, replaced in turn. */
function withEach(args: readonly unknown[], odd: unknown): unknown[][] {
  return args.flatMap((arg, at) => [
    args.with(at, odd),
    ...fieldsWith(arg, odd).map((part) => args.with(at, part)),
  ])
}

function fieldsWith(arg: unknown, odd: unknown): unknown[] {
  if (arg instanceof FormData)
    return [...arg.keys()].map((name) => formWith(arg, name, String(JSON.stringify(odd))))
  if (typeof arg !== 'object' || arg === null) return []
  return Object.keys(arg).map((name) => ({ ...arg, [name]: odd }))
}

function formWith(form: FormData, name: string, value: string): FormData {
  const changed = new FormData()
  for (const [key, given] of form) changed.append(key, key === name ? value : given)
  return changed
}

/** `about`: which of several attempts it is, for the message. */
type Silence = { maySeemDone?: boolean | undefined; about?: string }

async function expectNothing(
  attempt: () => Promise<Answer>,
  { maySeemDone = false, about = '' }: Silence = {},
) {
  const before = await dumpDatabase()
  const response = await attempt()
  expect(await dumpDatabase(), about).toEqual(before)
  expect(response.status, about).toBeLessThan(500)
  if (!maySeemDone) expect(isDone(response), about + JSON.stringify(response)).toBe(false)
  return response
}

function isDone({ result }: Answer): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true
}

function post(name: string, { by, path, args }: Call, headers: Record<string, string> = {}): Promise<Answer> {
  return send({
    address: site + path,
    id: actions.get(name) ?? '',
    args,
    headers: { origin: site, ...cookieOf(by), ...headers },
  })
}

function cookieOf(member: Member | null): Record<string, string> {
  return member ? { cookie: member.cookie } : {}
}
