/** Static error pages for when not even a status page can be rendered. */
export function fallbackPage(status: number): string {
  const [title, text] = TEXTS[status] ?? DEFAULT_TEXT
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Go to the home page</a></p>
</main>
</body>
</html>
`
}

const DEFAULT_TEXT = ['Server error', 'This page could not be shown. Try again in a minute.'] as const

const TEXTS: Record<number, readonly [string, string]> = {
  404: ['Page not found', 'There is no page at this address. The link may be wrong or out of date.'],
  410: ['Gone', 'This page has been withdrawn for good.'],
  503: ['Back in a moment', 'The site cannot reach its database. Try again in a minute.'],
}
