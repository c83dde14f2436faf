'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, useState } from 'react'
import { PICTURE_TYPES, sendPicture } from '#components/admin/send-picture'

type Sending = { name: string; share: number; trouble: string | null }

/** Sends pictures one after the other and says how far each has come. */
export function Upload() {
  const router = useRouter()
  const [sending, setSending] = useState<Sending[]>([])
  const note = (at: number, part: Partial<Sending>) =>
    setSending((before) => before.map((file, index) => (index === at ? { ...file, ...part } : file)))

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    setSending(files.map(({ name }) => ({ name, share: 0, trouble: null })))
    for (const [at, file] of files.entries()) {
      const result = await sendPicture(file, (share) => note(at, { share }))
      note(at, result.ok ? { share: 1 } : { trouble: result.message })
    }
    router.refresh()
  }

  return (
    <div className="upload">
      <label className="upload-label">
        Upload pictures
        <input type="file" multiple accept={PICTURE_TYPES} onChange={send} />
      </label>
      <ul role="status" className="plain-list">
        {sending.map(({ name, share, trouble }) => (
          <li key={name}>
            {name}:{' '}
            {trouble ?? (share === 1 ? 'stored' : <progress value={share} aria-label={`Sending ${name}`} />)}
          </li>
        ))}
      </ul>
    </div>
  )
}
