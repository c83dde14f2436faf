import { type RefObject, useEffect, useRef } from 'react'

/** For a dialog that opens, above everything else, when it is mounted. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return dialog
}
