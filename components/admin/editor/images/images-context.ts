'use client'

import { createContext, useContext } from 'react'

const OpenImageChooser = createContext<() => void>(() => {})

export const ImagesProvider = OpenImageChooser.Provider

/** Opens the image chooser; the image is inserted at the caret. */
export function useOpenImageChooser(): () => void {
  return useContext(OpenImageChooser)
}
