import { type Check, inText, quoted } from './finding.ts'

/** Links on this site under which readers would find nothing. */
export const deadLinks: Check = ({ found, dead }) =>
  found.links
    .filter(({ href }) => dead.has(href))
    .map((link) => ({
      message: `Readers find nothing at ${link.href}. Correct the link, or publish what it leads to first.`,
      place: inText(link),
    }))

/** Links that work for the writer only, or not safely. */
export const doubtfulLinks: Check = ({ found }) =>
  found.links.flatMap((link) => {
    const message = doubtAbout(link.href)
    return message ? [{ message, place: inText(link) }] : []
  })

/** Link texts that say nothing when they are read alone, as screen readers list them. */
export const linkText: Check = ({ found }) =>
  found.links
    .filter(({ text }) => EMPTY_WORDS.has(text.toLowerCase().replace(/[.!?…:»→>\s]+$/u, '')))
    .map((link) => ({
      message: `The link ${quoted(link.text)} does not say where it leads. Name its target.`,
      place: inText(link),
    }))

const EMPTY_WORDS = new Set([
  ...['here', 'click here', 'this', 'this link', 'link', 'read more', 'more', 'learn more', 'this page'],
  ...['this article', 'see here', 'hier', 'hier klicken', 'mehr', 'ici', 'cliquez ici', 'aquí', 'qui'],
])

function doubtAbout(href: string): string | undefined {
  const url = /^(https?:|\/\/)/i.test(href) ? URL.parse(href, 'https://own.invalid') : null
  if (!url) return undefined
  if (isLocal(url.hostname))
    return `${url.host} exists on your own machine or network only. Correct the link.`
  if (isExample(url.hostname)) return `${url.host} is an example address. Put in the real one.`
  if (url.protocol === 'http:') return `${quoted(href)} is not encrypted. Try https:.`
  return undefined
}

// RFC 6761 and RFC 2606 reserve these names; the addresses are those of RFC 1918 and loopback.
function isLocal(host: string): boolean {
  return (
    /(^|\.)(localhost|local|internal|test|invalid)$/.test(host) ||
    /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0$|\[::1\]$)/.test(host)
  )
}

function isExample(host: string): boolean {
  return /(^|\.)example(\.(com|net|org))?$/.test(host)
}
