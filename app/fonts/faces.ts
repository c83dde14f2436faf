import localFont from 'next/font/local'

// Two files that every page preloads, 83 kB together. The constants' names are the families' names in CSS.
export const sourceSerif = localFont({
  src: './source-serif-4.woff2',
  weight: '400 600',
  variable: '--font-serif',
  adjustFontFallback: 'Times New Roman',
})

export const instrumentSans = localFont({
  src: './instrument-sans.woff2',
  weight: '400 600',
  variable: '--font-sans',
  adjustFontFallback: 'Arial',
})
