import { isReply } from '#server/actions/reply.ts'

/** What Next is handed as the body of an action. */
export type ActionBody = { type: string; bytes: Buffer }

/** The arguments of an action as they may be handed on; null when they are not what React would have sent. */
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

// Written anew: programs differ in what they take for the end of a part.
async function writeForm(form: FormData): Promise<ActionBody> {
  const written = new Response(form)
  return {
    type: written.headers.get('content-type') ?? '',
    bytes: Buffer.from(await written.arrayBuffer()),
  }
}
