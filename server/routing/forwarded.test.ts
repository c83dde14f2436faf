import { describe, expect, test } from 'vitest'
import { readTrustedProxies } from '#lib/core/trusted-proxies.ts'
import { readClientAddress, setForwarding } from '#server/routing/forwarded.ts'

const trusted = readTrustedProxies('10.0.0.0/8, 2001:db8::/32 192.0.2.1')

describe('who asks', () => {
  test.each([
    ['a stranger’s word is not believed', '198.51.100.9', '1.2.3.4', '198.51.100.9'],
    ['a trusted proxy names the client', '10.0.0.1', '198.51.100.9', '198.51.100.9'],
    [
      'what the client wrote in front of itself does not count',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.9',
      '198.51.100.9',
    ],
    ['proxies in a row are skipped', '10.0.0.1', '198.51.100.9, 192.0.2.1, 10.2.3.4', '198.51.100.9'],
    ['IPv6 is understood', '2001:db8::1', '2001:dead::7', '2001:dead::7'],
    ['IPv4 inside IPv6 is understood', '::ffff:10.0.0.1', '::ffff:198.51.100.9', '198.51.100.9'],
    ['a port is cut off', '10.0.0.1', '198.51.100.9:4711', '198.51.100.9'],
    ['nonsense leaves the proxy itself', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['nothing leaves the proxy itself', '10.0.0.1', '', '10.0.0.1'],
  ])('%s', (_what, remote, chain, client) => {
    expect(readClientAddress(remote, { host: 'a', 'x-forwarded-for': chain }, trusted).client).toBe(client)
  })

  test('only a trusted proxy may name the host', () => {
    const headers = { host: 'upstream:3000', 'x-forwarded-host': 'example.org' }
    expect(readClientAddress('10.0.0.1', headers, trusted).host).toBe('example.org')
    expect(readClientAddress('198.51.100.9', headers, trusted).host).toBe('upstream:3000')
  })
})

test('whatever a client says about its origin is replaced by the truth', () => {
  const headers: Record<string, string> = {
    host: 'evil.example',
    forwarded: 'for=1.2.3.4',
    'x-real-ip': '1.2.3.4',
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-port': '666',
    accept: '*/*',
  }
  setForwarding(headers, { client: '198.51.100.9', host: 'example.org', protocol: 'https' })
  expect(headers).toEqual({
    accept: '*/*',
    host: 'example.org',
    'x-forwarded-for': '198.51.100.9',
    'x-forwarded-host': 'example.org',
    'x-forwarded-proto': 'https',
  })
})
