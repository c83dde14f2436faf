import { describe, expect, test } from 'vitest'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { readClientAddress, setForwarding } from '#server/routing/forwarded.ts'

const trusted = readCidrList('10.0.0.0/8, 2001:db8::/32 192.0.2.1')

describe('the client address', () => {
  test.each([
    ['an untrusted client cannot set its address', '198.51.100.9', '1.2.3.4', '198.51.100.9'],
    ['a trusted proxy names the client', '10.0.0.1', '198.51.100.9', '198.51.100.9'],
    [
      'what the client wrote in front of itself does not count',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.9',
      '198.51.100.9',
    ],
    [
      'trusted proxies in a chain are skipped',
      '10.0.0.1',
      '198.51.100.9, 192.0.2.1, 10.2.3.4',
      '198.51.100.9',
    ],
    ['IPv6 is parsed', '2001:db8::1', '2001:dead::7', '2001:dead::7'],
    ['IPv4-mapped IPv6 is parsed', '::ffff:10.0.0.1', '::ffff:198.51.100.9', '198.51.100.9'],
    ['a port is cut off', '10.0.0.1', '198.51.100.9:4711', '198.51.100.9'],
    ['an invalid value falls back to the proxy', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['an empty value falls back to the proxy', '10.0.0.1', '', '10.0.0.1'],
  ])('%s', (_what, remote, chain, client) => {
    expect(readClientAddress(remote, { host: 'a', 'x-forwarded-for': chain }, trusted).client).toBe(client)
  })

  test('only a trusted proxy may name the host', () => {
    const headers = { host: 'upstream:3000', 'x-forwarded-host': 'example.org' }
    expect(readClientAddress('10.0.0.1', headers, trusted).host).toBe('example.org')
    expect(readClientAddress('198.51.100.9', headers, trusted).host).toBe('upstream:3000')
  })
})

test('forwarding headers of the client are replaced', () => {
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
