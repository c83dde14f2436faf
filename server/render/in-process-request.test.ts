import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { type Handler, inject } from '#server/render/in-process-request.ts'

const question = { path: '/blog/a?q=1', headers: { host: 'example.org' } }

describe('asking a handler inside the process', () => {
  test('what it writes in pieces comes back whole', async () => {
    const handler: Handler = async (_req, res) => {
      res.writeHead(201, { 'content-type': 'text/html', 'x-a': ['1', '2'] })
      res.write('first ')
      res.write(Buffer.from('second '))
      res.end('third')
    }
    const answer = await inject(handler, question, 1000)
    expect(answer.status).toBe(201)
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html', 'x-a': ['1', '2'] })
    expect(answer.body.toString()).toBe('first second third')
  })

  test('an answer without a body is empty', async () => {
    const answer = await inject(async (_req, res) => res.writeHead(304).end(), question, 1000)
    expect(answer).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  })

  test('the handler sees a GET with the path and the headers of the question and no others', async () => {
    const handler: Handler = async (req, res) => {
      res.end(JSON.stringify([req.method, req.url, req.headers]))
    }
    const answer = await inject(handler, question, 1000)
    expect(JSON.parse(answer.body.toString())).toEqual(['GET', '/blog/a?q=1', { host: 'example.org' }])
  })

  test('the request ends at once, so that whoever reads its body does not wait', async () => {
    const handler: Handler = async (req, res) => {
      for await (const _ of req);
      res.end('read')
    }
    expect((await inject(handler, question, 1000)).body.toString()).toBe('read')
  })

  test('a handler that throws is an error', async () => {
    const handler: Handler = async () => {
      throw new Error('broken')
    }
    await expect(inject(handler, question, 1000)).rejects.toThrow('broken')
  })

  test('a handler that never ends is given up and told so', async () => {
    const told = Promise.withResolvers<string>()
    const handler: Handler = async (_req, res) => {
      res.once('close', () => told.resolve('closed'))
      res.write('a beginning')
    }
    await expect(inject(handler, question, 20)).rejects.toThrow('in time')
    expect(await told.promise).toBe('closed')
  })

  test('a handler that waits for the receiver to keep up is told when it does', async () => {
    const piece = Buffer.alloc(65_536, 'x')
    const handler: Handler = (_req, res) => pipeline(Readable.from(Array(40).fill(piece)), res)
    expect((await inject(handler, question, 1000)).body).toHaveLength(40 * piece.length)
  })

  test('a large body survives', async () => {
    const large = Buffer.alloc(3_000_000, 'x')
    const answer = await inject(async (_req, res) => res.end(large), question, 1000)
    expect(answer.body.equals(large)).toBe(true)
  })
})
