import { expect, test } from 'vitest'
import { readCidrList } from '#lib/core/cidr-list.ts'

test.each([
  'proxy.local',
  '10.0.0.0/99',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/-1',
  '10.0.0.0/8.5',
  '10.0.0.0/1e1',
  '10.0.0.0/8/8',
  '10.0.0',
  '/8',
  '2001:db8::/129',
  'fe80::1%eth0',
  'http://10.0.0.1',
  '*',
])('%s is not one, and is named', (entry) => {
  expect(() => readCidrList(`192.0.2.1, ${entry}`)).toThrow(`${entry} is not`)
})

test.each(['', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32 , 192.0.2.1/32', '::1'])('%s is right', (list) => {
  expect(() => readCidrList(list)).not.toThrow()
})
