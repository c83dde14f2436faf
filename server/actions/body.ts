import { isReply } from '#server/actions/reply.ts'

/** The body of a server action as it is forwarded to Next. */
export type ActionBody = { type: string; bytes: Buffer }

/** Validates the arguments of a server action. Null when React would not have sent them. */
export async function readArguments(type: string, bytes: Buffer): Promise<ActionBody | null> {
  if (/^text\/plain\b/i.test(type)) return isReply(bytes.toString()) ? { type, bytes } : null
  if (!/^multipart\/form-data\b/i.test(type)) return null
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  return form && isForm(form) ? writeForm(form) : null
}

function isForm(form: FormData): boolean {
  const root = form.get('0')
  const areTexts = [...form.values()].every((value) => typeof value === 'string')
  return areTexts && typeof root === 'string' && isReply(root, true)
}

// Re-encoded, because multipart parsers disagree about where a part ends.
async function writeForm(form: FormData): Promise<ActionBody> {
  const written = new Response(form)
  return {
    type: written.headers.get('content-type') ?? '',
    bytes: Buffer.from(await written.arrayBuffer()),
  }
}
