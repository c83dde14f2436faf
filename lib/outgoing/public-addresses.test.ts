import { expect, test } from 'vitest'
import { readCidrList } from '#lib/core/cidr-list.ts'
import { guardFor, isPublicAddress } from '#lib/outgoing/public-addresses.ts'

test.each(['1.1.1.1', '93.184.215.14', '172.15.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  ['this host', '0.0.0.0', '127.0.0.1', '127.8.9.1', '::', '::1'],
  ['private', '10.1.2.3', '172.16.0.1', '192.168.1.1', 'fc00::1', 'fd12::1', 'fec0::1'],
  ['link-local and cloud metadata', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254'],
  ['shared', '100.64.0.1', '100.100.100.200', '192.0.0.192'],
  ['reserved', '192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1', '3fff::1', '4000::1'],
  ['multicast and broadcast', '224.0.0.1', '255.255.255.255', 'ff02::1'],
  ['IPv4 in IPv6', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::1'],
  ['tunnels', '2002:7f00:1::1', '2001::1'],
  ['no address', '0x7f.1', '017700000001', '2130706433', 'localhost', ''],
])('%s is not public', (_what, ...addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})

test('public addresses are reached on the ports of the web, allowed ones on any', () => {
  const guard = guardFor(readCidrList('10.2.0.0/16, fd00::/8'))
  expect([80, 443, 22, 5432].filter((port) => guard('1.1.1.1', port))).toEqual([80, 443])
  expect(guard('10.2.3.4', 8080)).toBe(true)
  expect(guard('fd00::7', 8080)).toBe(true)
  expect(guard('10.3.0.1', 80)).toBe(false)
})
