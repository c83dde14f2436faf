'use client'

import { createContext, useContext } from 'react'

const Opening = createContext<() => void>(() => {})

export const PicturesProvider = Opening.Provider

/** Opens the choice of pictures for the place where the writer is. */
export function useOpenPictures(): () => void {
  return useContext(Opening)
}
