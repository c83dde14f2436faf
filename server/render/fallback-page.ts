/** Documents for when nothing else can be rendered: complete, dependent on nothing. */
export function fallbackPage(status: number): string {
  const [title, text] = WORDS[status] ?? WORDS_OF_ANY_FAULT
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
<p><a href="/">Go to the front page</a></p>
</main>
</body>
</html>
`
}

const WORDS_OF_ANY_FAULT = ['Something broke', 'The fault is ours. Please try again in a minute.'] as const

const WORDS: Record<number, readonly [string, string]> = {
  404: ['Page not found', 'There is nothing at this address. The link may be wrong or old.'],
  410: ['Gone', 'What was here has been withdrawn for good.'],
  503: ['Back in a moment', 'We cannot reach our library right now. Please try again in a minute.'],
}
