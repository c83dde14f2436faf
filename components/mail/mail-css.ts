type Accent = { light: string; dark: string }

/**
 * The style sheet of a message. Hexadecimal colours and physical properties: mail programs know no oklch(), custom
 * properties or logical properties. `accent`: #rrggbb. Without characters that HTML escapes.
 */
export function mailCss(accent: Accent): string {
  return `${light(accent.light)}@media (prefers-color-scheme: dark) {${dark(accent.dark)}}`
}

const SANS = 'Helvetica Neue, Helvetica, Arial, sans-serif'
const SERIF = 'Georgia, Times New Roman, serif'

const light = (accent: string) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.mail { margin: 0; padding: 0; background: #fbfaf7; color: #191b1f; font: 16px/1.55 ${SANS}; -webkit-text-size-adjust: 100%; }
.sheet { max-width: 520px; margin: 0 auto; padding: 32px 24px 40px; overflow-wrap: anywhere; word-break: break-word; }
.name { margin: 0 0 32px; padding: 0 0 12px; border-bottom: 1px solid #dddbd6; font: 600 19px/1.3 ${SERIF}; }
h1 { margin: 0 0 20px; font: 600 25px/1.25 ${SERIF}; }
.sheet p { margin-bottom: 16px; }
.button { display: inline-block; margin: 8px 0; padding: 13px 22px; border-radius: 2px; background: #191b1f; color: #fbfaf7; font-weight: 600; text-decoration: none; }
.address, .note { color: #55585f; font-size: 14px; line-height: 1.5; }
.address a, .note a { color: ${accent}; }
.note { margin-top: 0; }
.address + .note, p + .note:nth-last-of-type(2) { margin-top: 28px; padding-top: 16px; border-top: 1px solid #dddbd6; }
`

const dark = (accent: string) => `
.mail { background: #141210; color: #d9d7d3; }
.name, .address + .note, p + .note:nth-last-of-type(2) { border-color: #35322e; }
.button { background: #d9d7d3; color: #141210; }
.address, .note { color: #a5a29c; }
.address a, .note a { color: ${accent}; }
`
