/**
 * The only inline script of a public page: sets the chosen theme on <html> before the first paint. At most 300 bytes.
 * The Content-Security-Policy allows it by hash.
 */
export const themeSnippet =
  "try{let t=localStorage.getItem('theme');if(t=='dark'||t=='light')document.documentElement.dataset.theme=t}catch{}"
