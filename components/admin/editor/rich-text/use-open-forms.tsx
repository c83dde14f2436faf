'use client'

import { type FormEvent, useRef } from 'react'
import { useHolder } from '#components/admin/editor/pending-input.tsx'

const LOOK_EVERY_MS = 300
const TURNS = 50

/** Forms over the text, such as that of a link: what is typed in them goes into the text when they are sent. */
export function useOpenForms() {
  const typed = useRef(new Set<HTMLFormElement>()).current
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)

  function holds() {
    for (const form of typed) if (!form.isConnected) typed.delete(form)
    return typed.size > 0
  }

  async function handOver() {
    for (const form of typed) form.requestSubmit()
    // They are sent when they are gone; one that stays found something to correct.
    for (let turn = 0; turn < TURNS && holds(); turn++) await new Promise((resolve) => setTimeout(resolve))
  }

  const look = useHolder({ holds, handOver })

  // Nobody says when a form is closed without being sent.
  function watch() {
    clearInterval(timer.current)
    timer.current = setInterval(() => {
      if (!holds()) clearInterval(timer.current)
      look()
    }, LOOK_EVERY_MS)
  }

  return {
    // Not while it is captured: drawing anew before the field itself has heard takes back what was typed.
    onInput({ target }: FormEvent) {
      const form = target instanceof Element ? target.closest('form') : null
      if (!form) return
      typed.add(form)
      look()
      watch()
    },
  }
}
