'use client'

import { type ClipboardEvent, type DragEvent, useCallback, useRef, useState } from 'react'
import type { OnTarget, PictureTarget, Place } from '#components/admin/editor/images/editor-target.tsx'
import { type FigureWords, figureOf } from '#components/admin/editor/images/figure.tsx'
import { useUploads } from '#components/admin/media/use-uploads.tsx'
import type { MediaView } from '#lib/media/views.ts'

/**
 * Pictures on their way into the text: by button, paste, and drag and drop. Each is put where the writer was when it
 * came, in whatever view the text is shown by then.
 */
export function usePictures() {
  const uploads = useUploads()
  const target = useRef<PictureTarget | null>(null)
  const waiting = useRef<FigureWords[]>([])
  const wanted = useRef<string | null>(null)
  const place = useRef<Place>(() => false)
  const isOwnDrag = useRef(false)
  const [isChoosing, setChoosing] = useState(false)
  const [isDropping, setDropping] = useState(false)

  const onTarget: OnTarget = useCallback((ready) => {
    target.current = ready
    const put = ready?.placeAt()
    if (put) for (const figure of waiting.current.splice(0)) put(figure)
    if (ready && wanted.current) ready.describe(wanted.current)
    if (ready) wanted.current = null
  }, [])

  function put(at: Place, media: MediaView) {
    const figure = figureOf(media)
    const isIn = at(figure) || target.current?.placeAt()(figure)
    if (!isIn) waiting.current.push(figure)
  }

  function send(files: File[], at: Place = nowhere) {
    uploads.add(files, (media) => put(at, media))
  }

  function open() {
    place.current = target.current?.placeAt() ?? nowhere
    setChoosing(true)
  }

  /** Now, or as soon as a view of the text is there. */
  function describe(src: string) {
    if (target.current) target.current.describe(src)
    else wanted.current = src
  }

  const chooser = {
    isOpen: isChoosing,
    close: () => setChoosing(false),
    send: (files: File[]) => {
      setChoosing(false)
      send(files, place.current)
    },
    pick: (media: MediaView) => {
      setChoosing(false)
      put(place.current, media)
      describe(media.src)
    },
  }

  const area = {
    onPasteCapture(event: ClipboardEvent<HTMLElement>) {
      const { files, types } = event.clipboardData
      // Words that come with a picture of themselves, as from an office program, are pasted as words.
      if (files.length === 0 || types.includes('text/plain') || isField(event.target)) return
      stop(event)
      send([...files], target.current?.placeAt())
    },
    onDragStartCapture: () => {
      isOwnDrag.current = true
    },
    onDragEndCapture: () => {
      isOwnDrag.current = false
    },
    onDragOverCapture(event: DragEvent<HTMLElement>) {
      if (!bringsFiles(event) || isOwnDrag.current) return
      stop(event)
      event.dataTransfer.dropEffect = 'copy'
      setDropping(true)
    },
    onDragLeaveCapture(event: DragEvent<HTMLElement>) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
    },
    onDropCapture(event: DragEvent<HTMLElement>) {
      setDropping(false)
      if (!bringsFiles(event) || isOwnDrag.current || !(event.target instanceof Element)) return
      stop(event)
      const drop = { x: event.clientX, y: event.clientY, on: event.target }
      send([...event.dataTransfer.files], target.current?.placeAt(drop))
    },
  }

  return {
    uploads,
    onTarget,
    open,
    chooser,
    area,
    isDropping,
    describe,
  }
}

const nowhere: Place = () => false

function stop(event: ClipboardEvent | DragEvent) {
  event.preventDefault()
  event.stopPropagation()
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files')
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
