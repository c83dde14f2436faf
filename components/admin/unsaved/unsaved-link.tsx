'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { bySession } from '#components/admin/editor/copies/listing.ts'

/** Leads to the texts that only this device has, while there are any. */
export function UnsavedLink({ userId }: { userId: string }) {
  const path = usePathname()
  const [count, setCount] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again on each screen
  useEffect(() => {
    bySession(userId).then(
      (copies) => setCount(copies.length),
      () => setCount(0),
    )
  }, [userId, path])

  if (count === 0) return null
  return <a href="/admin/unsaved">{count === 1 ? '1 unsaved text' : `${count} unsaved texts`}</a>
}
