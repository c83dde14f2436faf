/**
 * The only inline script of a reader page: it puts the chosen theme on <html> before anything is drawn. At most 300
 * bytes. The content policy names it by its hash.
 */
export const themeSnippet =
  "try{let t=localStorage.getItem('theme');if(t=='dark'||t=='light')document.documentElement.dataset.theme=t}catch{}"
