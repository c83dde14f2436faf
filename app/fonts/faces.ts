import localFont from 'next/font/local'

// Every page preloads these two files, 83 kB together. Next derives the CSS family names from the constants.
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
