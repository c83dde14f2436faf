// Everything here is an addition: each page is whole without it.
const root = document.documentElement
const system = matchMedia('(prefers-color-scheme: dark)')

for (const button of document.querySelectorAll('[data-theme-switch]')) {
  button.hidden = false
  button.addEventListener('click', switchTheme)
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.closest('[data-copy-link]').hidden = false
  button.addEventListener('click', () => copy(button, button.dataset.copy))
}

for (const block of document.querySelectorAll('.code-block')) addCopyButton(block)

const contents = document.querySelector('[data-contents]')
if (contents) followReading(contents)

addEventListener('pageswap', (event) => nameCounterpart(event.activation?.entry?.url, event.viewTransition))
addEventListener('pagereveal', (event) =>
  nameCounterpart(navigation?.activation?.from?.url, event.viewTransition),
)

function switchTheme() {
  const now = root.dataset.theme ?? (system.matches ? 'dark' : 'light')
  const next = now === 'dark' ? 'light' : 'dark'
  root.dataset.theme = next
  try {
    localStorage.setItem('theme', next)
  } catch {
    // The choice then lasts as long as the page.
  }
}

async function copy(button, text) {
  const label = button.textContent
  await navigator.clipboard.writeText(text)
  button.textContent = 'Copied'
  setTimeout(() => {
    button.textContent = label
  }, 2000)
}

function addCopyButton(block) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'code-copy'
  button.textContent = 'Copy'
  button.addEventListener('click', () => copy(button, block.querySelector('code').textContent))
  block.append(button)
}

// The last heading above the upper third of the window is the one being read.
function followReading(list) {
  const links = [...list.querySelectorAll('a')]
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  const mark = () => {
    const place = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < innerHeight / 3)
    for (const [index, link] of links.entries()) {
      if (index === place) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }
  addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true })
  mark()
}

// The title and picture of an article grow out of, and back into, their place in a list.
function nameCounterpart(url, transition) {
  if (!url || !transition) return
  const { pathname } = new URL(url)
  const links = document.querySelectorAll('main :is(h2, h3) > a')
  const link = [...links].find((candidate) => candidate.pathname === pathname)
  const named = [
    [link?.parentElement, 'title'],
    [link?.closest('article')?.querySelector('.frame'), 'cover'],
  ].filter(([element]) => element)
  if (document.querySelector('.article')) return
  for (const [element, name] of named) element.style.viewTransitionName = name
  transition.finished.finally(() => {
    for (const [element] of named) element.style.viewTransitionName = ''
  })
}
