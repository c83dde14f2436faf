// Progressive enhancement: every page works without this script.
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

for (const field of document.querySelectorAll('[data-suggest]')) suggest(field)

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
    // Without storage the choice lasts until the page is left.
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

// Marks the last heading above the upper third of the window as the current one.
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

// Names the title and cover of an article in a list, so that the view transition morphs them into the article and back.
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
  const end = () => {
    for (const [element] of named) element.style.viewTransitionName = ''
  }
  transition.finished.then(end, end)
}

// An editable combobox with a listbox popup (ARIA Authoring Practices). Enter still submits the form, unless a
// suggestion is selected.
function suggest(field) {
  const name = 'Suggestions'
  const list = make('ul', {
    id: 'suggested',
    class: 'suggested',
    role: 'listbox',
    'aria-label': name,
    hidden: '',
  })
  const count = make('p', { class: 'visually-hidden', role: 'status' })
  field.form.append(list, count)
  // ARIA in HTML does not allow the role combobox on type=search.
  const role = { type: 'text', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false' }
  set(field, { ...role, 'aria-controls': list.id })
  let chosen = -1
  let waiting
  let asking

  field.addEventListener('input', () => {
    close()
    waiting = setTimeout(ask, 120)
  })
  field.addEventListener('keydown', (event) => {
    if (!event.isComposing && press(event)) event.preventDefault()
  })
  field.addEventListener('blur', close)
  // Keeps the focus in the field.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => follow(event.target.closest('li')))

  async function ask() {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    const typed = field.value.trim()
    if ([...typed].length < 2) return
    try {
      const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal })
      if (answer.ok) show(await answer.json())
    } catch {
      // Aborted or offline: the form works without suggestions.
    }
  }

  function show([, labels, kinds, addresses]) {
    const items = labels.map((label, index) => {
      const item = make('li', { id: `suggested-${index}`, role: 'option', 'aria-selected': 'false' })
      item.dataset.href = addresses[index]
      item.append(label)
      if (kinds[index]) item.append(' ', Object.assign(make('small'), { textContent: kinds[index] }))
      return item
    })
    list.replaceChildren(...items)
    count.textContent = `${items.length || 'No'} suggestion${items.length === 1 ? '' : 's'}`
    if (items.length > 0) open()
  }

  function open() {
    list.hidden = false
    set(field, { 'aria-expanded': 'true' })
  }

  function close() {
    clearTimeout(waiting)
    asking?.abort()
    choose(-1)
    list.hidden = true
    count.textContent = ''
    set(field, { 'aria-expanded': 'false' })
  }

  /** True if the key was handled. */
  function press({ key, altKey }) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step) return move(step, altKey)
    if (key === 'Enter' && chosen >= 0) return follow(list.children[chosen])
    if (key === 'Escape') return leave()
    if (/^(Arrow|Home|End)/.test(key)) choose(-1)
    return false
  }

  function move(step, isOnlyOpening) {
    const places = list.children.length + 1
    if (list.hidden && field.value.trim() && places > 1) open()
    else if (isOnlyOpening) close()
    if (list.hidden) return false
    if (!isOnlyOpening) choose(((chosen + 1 + step + places) % places) - 1)
    return true
  }

  function leave() {
    if (list.hidden) field.value = ''
    close()
    return true
  }

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false')
    chosen = index
    const item = list.children[index]
    if (!item) return field.removeAttribute('aria-activedescendant')
    set(item, { 'aria-selected': 'true' })
    set(field, { 'aria-activedescendant': item.id })
    item.scrollIntoView({ block: 'nearest' })
  }

  // Only the path: SITE_URL may name another host than the one the reader uses.
  function follow(item) {
    if (item) location.assign(new URL(item.dataset.href).pathname)
    return true
  }
}

function make(tag, attributes = {}) {
  const element = document.createElement(tag)
  set(element, attributes)
  return element
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
