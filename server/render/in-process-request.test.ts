import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { type Handler, inject } from '#server/render/in-process-request.ts'

const question = { path: '/blog/a?q=1', headers: { host: 'example.org' } }

describe('an in-process request', () => {
  test('a response written in pieces is complete', async () => {
    const handler: Handler = async (_req, res) => {
      res.writeHead(201, { 'content-type': 'text/html', 'x-a': ['1', '2'] })
      res.write('first ')
      res.write(Buffer.from('second '))
      res.end('third')
    }
    const response = await inject(handler, question, 1000)
    expect(response.status).toBe(201)
    expect(response.headers).toMatchObject({ 'content-type': 'text/html', 'x-a': ['1', '2'] })
    expect(response.body.toString()).toBe('first second third')
  })

  test('a response without a body is empty', async () => {
    const response = await inject(async (_req, res) => res.writeHead(304).end(), question, 1000)
    expect(response).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  })

  test('the handler sees a GET with the given path and headers and no others', async () => {
    const handler: Handler = async (req, res) => {
      res.end(JSON.stringify([req.method, req.url, req.headers]))
    }
    const response = await inject(handler, question, 1000)
    expect(JSON.parse(response.body.toString())).toEqual(['GET', '/blog/a?q=1', { host: 'example.org' }])
  })

  test('the request body ends at once, so that a handler that reads it does not wait', async () => {
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

  test('a handler that never ends times out and sees its socket close', async () => {
    const closed = Promise.withResolvers<string>()
    const handler: Handler = async (_req, res) => {
      res.once('close', () => closed.resolve('closed'))
      res.write('a beginning')
    }
    await expect(inject(handler, question, 20)).rejects.toThrow('timed out')
    expect(await closed.promise).toBe('closed')
  })

  test('a handler under backpressure gets a drain event', async () => {
    const piece = Buffer.alloc(65_536, 'x')
    const handler: Handler = (_req, res) => pipeline(Readable.from(Array(40).fill(piece)), res)
    expect((await inject(handler, question, 1000)).body).toHaveLength(40 * piece.length)
  })

  test('a large body is complete', async () => {
    const large = Buffer.alloc(3_000_000, 'x')
    const response = await inject(async (_req, res) => res.end(large), question, 1000)
    expect(response.body.equals(large)).toBe(true)
  })
})
