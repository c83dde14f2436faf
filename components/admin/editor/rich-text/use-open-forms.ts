'use client'

import { type FormEvent, useRef } from 'react'
import { usePendingField } from '#components/admin/editor/pending-input.ts'

const POLL_MS = 300
const MAX_TICKS = 50

/** Popover forms over the text, such as the link form: their input is committed when they are submitted. */
export function useOpenForms() {
  const typed = useRef(new Set<HTMLFormElement>()).current
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)

  function hasPending() {
    for (const form of typed) if (!form.isConnected) typed.delete(form)
    return typed.size > 0
  }

  async function flush() {
    for (const form of typed) form.requestSubmit()
    // A submitted form is removed; one that stays is invalid.
    for (let turn = 0; turn < MAX_TICKS && hasPending(); turn++)
      await new Promise((resolve) => setTimeout(resolve))
  }

  const recheck = usePendingField({ hasPending, flush })

  // There is no event when a form is closed without being submitted.
  function watch() {
    clearInterval(timer.current)
    timer.current = setInterval(() => {
      if (!hasPending()) clearInterval(timer.current)
      recheck()
    }, POLL_MS)
  }

  return {
    // Not in the capture phase: a render before the field handles the event would reset its value.
    onInput({ target }: FormEvent) {
      const form = target instanceof Element ? target.closest('form') : null
      if (!form) return
      typed.add(form)
      recheck()
      watch()
    },
  }
}
