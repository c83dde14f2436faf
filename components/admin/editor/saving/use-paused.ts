import { useEffect, useState } from 'react'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'

/** The fields as they are when typing pauses, so that nothing renders for a key. */
export function usePaused(store: Pick<DraftStore, 'get' | 'subscribe'>, milliseconds: number): DraftFields {
  const [fields, setFields] = useState(() => store.get().fields)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = store.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setFields(store.get().fields), milliseconds)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store, milliseconds])
  return fields
}
