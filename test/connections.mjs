// Loaded into every process by NODE_OPTIONS=--import: writes each attempt to reach something other than this machine, with its
// stack, to the file CONNECTIONS, as lines of JSON. Sockets of TLS and of fetch are net.Socket, too.
import dgram from 'node:dgram'
import dns from 'node:dns'
import promises from 'node:dns/promises'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const OWN = /^(localhost|127\.0\.0\.1|::1|\[::1\]|0\.0\.0\.0|::)$/
const file = process.env.CONNECTIONS ?? ''

record(net.Socket.prototype, 'connect', hostOfConnection)
for (const name of ['send', 'connect'])
  record(dgram.Socket.prototype, name, (args) => args.findLast((each) => typeof each === 'string'))
for (const module of [dns, promises]) {
  const names = Object.keys(module).filter((name) => /^(lookup|resolve|reverse)/.test(name))
  for (const name of names) record(module, name, ([host]) => host)
}
syncBuiltinESMExports()

function record(object, name, hostOf) {
  const original = object[name]
  object[name] = function (...args) {
    const host = hostOf(args)
    if (host !== undefined && !OWN.test(host)) write(host)
    return Reflect.apply(original, this, args)
  }
}

function write(host) {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 100
  const { stack } = new Error('A connection')
  Error.stackTraceLimit = stackTraceLimit
  appendFileSync(file, `${JSON.stringify({ host, stack })}\n`)
}

// Of connect(port, host), connect(options), connect(path), or of the array that Node makes of these.
function hostOfConnection(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object') return first.path ? undefined : (first.host ?? 'localhost')
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined
  return typeof second === 'string' ? second : 'localhost'
}
