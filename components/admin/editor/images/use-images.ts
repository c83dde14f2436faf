'use client'

import { type ClipboardEvent, type DragEvent, useCallback, useRef, useState } from 'react'
import type { EditorTarget, InsertAt, OnTarget } from '#components/admin/editor/images/editor-target.ts'
import { type FigureFields, figureOf } from '#components/admin/editor/images/figure.ts'
import { useUploads } from '#components/admin/media/use-uploads.ts'
import type { MediaView } from '#lib/media/views.ts'

/**
 * Uploads images into the text: by button, paste, and drag and drop. Each is inserted at the position remembered when
 * the upload started, in the view that is open when it ends.
 */
export function useImages() {
  const uploads = useUploads()
  const target = useRef<EditorTarget | null>(null)
  const waiting = useRef<FigureFields[]>([])
  const wanted = useRef<string | null>(null)
  const chosenPoint = useRef<InsertAt>(() => false)
  const isOwnDrag = useRef(false)
  const [isChoosing, setChoosing] = useState(false)
  const [isDropping, setDropping] = useState(false)

  const onTarget: OnTarget = useCallback((ready) => {
    target.current = ready
    if (ready) insertAll(ready, waiting.current.splice(0))
    if (ready && wanted.current) ready.describe(wanted.current)
    if (ready) wanted.current = null
  }, [])

  function insert(at: InsertAt, media: MediaView) {
    const figure = figureOf(media)
    if (at(figure)) return
    if (target.current) insertAll(target.current, [figure])
    else waiting.current.push(figure)
  }

  function send(files: File[], at: InsertAt = noTarget) {
    const view = target.current
    const left = new Set(files)
    const end = (file: File) => {
      left.delete(file)
      if (left.size === 0) at.forget?.()
    }
    for (const file of files) {
      const place = at.placeFor?.(file.name)
      const then = (media: MediaView) => {
        const isHidden = target.current !== null && target.current !== view
        if (isHidden) place?.note('gone')
        // A hidden view gives its text away when it is shown again.
        insert(isHidden ? noTarget : (place?.fill ?? at), media)
        end(file)
      }
      uploads.add([file], then, (state) => {
        place?.note(state)
        if (state === 'gone') end(file)
      })
    }
  }

  /** Opens the chooser; without a place, the image goes where the caret is. */
  function open(at?: InsertAt) {
    chosenPoint.current = at ?? target.current?.insertionPoint() ?? noTarget
    setChoosing(true)
  }

  /** Now, or as soon as a view of the text is ready. */
  function describe(src: string) {
    if (target.current) target.current.describe(src)
    else wanted.current = src
  }

  const chooser = {
    isOpen: isChoosing,
    close: () => {
      setChoosing(false)
      chosenPoint.current.forget?.()
    },
    send: (files: File[]) => {
      setChoosing(false)
      send(files, chosenPoint.current)
    },
    pick: (media: MediaView) => {
      setChoosing(false)
      insert(chosenPoint.current, media)
      chosenPoint.current.forget?.()
      describe(media.src)
    },
  }

  const area = {
    onPasteCapture(event: ClipboardEvent<HTMLElement>) {
      const { files, types } = event.clipboardData
      // Office programs add an image of the copied text: paste the text.
      if (files.length === 0 || types.includes('text/plain') || isField(event.target)) return
      stop(event)
      send([...files], target.current?.insertionPoint())
    },
    onDragStartCapture: () => {
      isOwnDrag.current = true
    },
    onDragEndCapture: () => {
      isOwnDrag.current = false
    },
    onDragOverCapture(event: DragEvent<HTMLElement>) {
      if (!hasFiles(event) || isOwnDrag.current) return
      stop(event)
      event.dataTransfer.dropEffect = 'copy'
      setDropping(true)
    },
    onDragLeaveCapture(event: DragEvent<HTMLElement>) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
    },
    onDropCapture(event: DragEvent<HTMLElement>) {
      setDropping(false)
      if (!hasFiles(event) || isOwnDrag.current || !(event.target instanceof Element)) return
      stop(event)
      const drop = { x: event.clientX, y: event.clientY, on: event.target }
      send([...event.dataTransfer.files], target.current?.insertionPoint(drop))
    },
  }

  return {
    uploads,
    onTarget,
    open,
    send,
    chooser,
    area,
    isDropping,
    describe,
  }
}

function insertAll(target: EditorTarget, figures: FigureFields[]) {
  if (figures.length === 0) return
  const insertAt = target.insertionPoint()
  for (const figure of figures) insertAt(figure)
  insertAt.forget?.()
}

const noTarget: InsertAt = () => false

function stop(event: ClipboardEvent | DragEvent) {
  event.preventDefault()
  event.stopPropagation()
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files')
}

function isField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
