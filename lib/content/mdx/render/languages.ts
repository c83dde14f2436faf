import hljs from 'highlight.js/lib/core'
import clojure from 'highlight.js/lib/languages/clojure'
import cmake from 'highlight.js/lib/languages/cmake'
import dart from 'highlight.js/lib/languages/dart'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import elixir from 'highlight.js/lib/languages/elixir'
import erlang from 'highlight.js/lib/languages/erlang'
import haskell from 'highlight.js/lib/languages/haskell'
import http from 'highlight.js/lib/languages/http'
import julia from 'highlight.js/lib/languages/julia'
import latex from 'highlight.js/lib/languages/latex'
import nginx from 'highlight.js/lib/languages/nginx'
import ocaml from 'highlight.js/lib/languages/ocaml'
import powershell from 'highlight.js/lib/languages/powershell'
import protobuf from 'highlight.js/lib/languages/protobuf'
import scala from 'highlight.js/lib/languages/scala'
import { common, createLowlight } from 'lowlight'

const LANGUAGES = {
  ...common,
  clojure,
  cmake,
  dart,
  dockerfile,
  elixir,
  erlang,
  haskell,
  http,
  julia,
  latex,
  nginx,
  ocaml,
  powershell,
  protobuf,
  scala,
}

export const lowlight = createLowlight(LANGUAGES)

// Registered only for their display names.
for (const [name, grammar] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, grammar)

const PLAIN = new Set(['plaintext', 'text', 'txt'])

const COMMON_NAMES: ReadonlyMap<string, string> = new Map([
  ['html', 'HTML'],
  ['xml', 'XML'],
  ['svg', 'SVG'],
  ['toml', 'TOML'],
  ['ini', 'INI'],
  ['jsx', 'JSX'],
  ['tsx', 'TSX'],
  ['console', 'Terminal'],
  ['shell', 'Terminal'],
  ['shellsession', 'Terminal'],
  ['sh', 'Shell'],
  ['zsh', 'Shell'],
  ['mdx', 'MDX'],
])

/** The display name of a language; undefined for plain text. */
export function languageLabel(language: string): string | undefined {
  const name = language.toLowerCase()
  if (PLAIN.has(name)) return undefined
  return COMMON_NAMES.get(name) ?? hljs.getLanguage(name)?.name ?? language
}
