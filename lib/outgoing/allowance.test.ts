import { expect, test } from 'vitest'
import { spendAllowance } from '#lib/outgoing/allowance.ts'

test('a user may cause a hundred requests at once, then one a second; others are not affected', () => {
  for (let count = 0; count < 100; count += 1) spendAllowance('ana', 5_000)
  expect(() => spendAllowance('ana', 5_000)).toThrow(/Wait 1 second/)
  expect(() => spendAllowance('ben', 5_000)).not.toThrow()
  expect(() => spendAllowance('ana', 6_000)).not.toThrow()
  expect(() => spendAllowance('ana', 6_100)).toThrow(/Too many requests to other sites/)
})
