import { expect, test } from 'vitest'
import { readMailFrom, readSmtpUrl } from '#lib/core/mail-settings.ts'

test.each([
  ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, tls: 'implicit', user: '' }],
  ['smtp://mail.example.org', { port: 587, tls: 'required' }],
  ['smtp://mail.example.org:25?tls=optional', { port: 25, tls: 'optional' }],
  ['smtp://localhost:1025', { port: 1025, tls: 'optional' }],
  ['smtp://127.0.0.1', { tls: 'optional' }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'optional' }],
  ['smtps://ana%40example.org:p%40ss@mail.example.org', { user: 'ana@example.org', password: 'p@ss' }],
])('%s is understood', (url, server) => {
  expect(readSmtpUrl(url)).toMatchObject(server)
})

test.each([
  ['desk@news.example', { name: '', address: 'desk@news.example' }],
  ['The Desk <desk@news.example>', { name: 'The Desk', address: 'desk@news.example' }],
  ['"Desk, The" <desk@news.example>', { name: 'Desk, The', address: 'desk@news.example' }],
  ['Redaktion «Ä» <desk@news.example>', { name: 'Redaktion «Ä»', address: 'desk@news.example' }],
])('the sender %s is understood', (text, sender) => {
  expect(readMailFrom(text)).toEqual(sender)
})
