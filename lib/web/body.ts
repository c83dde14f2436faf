/**
 * The body of a request; null when it is larger than `most` bytes. It is read to its end all the same, keeping nothing:
 * a connection with half a body left on it would take no further request. The front door bounds what can come.
 */
export async function readBody(request: Request, most: number): Promise<Buffer | null> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= most) chunks.push(chunk)
    else chunks = []
  }
  return size <= most ? Buffer.concat(chunks) : null
}
