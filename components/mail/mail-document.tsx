import { mailCss } from '#components/mail/mail-css.ts'
import type { MailSite, MailWords } from '#lib/mail/views.ts'

type Props = { site: MailSite; words: MailWords }

/** A message as HTML: no pictures, no scripts, nothing loaded from anywhere. */
export function MailDocument({ site, words: { subject, paragraphs, button, note } }: Props) {
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: a message is not a page of Next. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{mailCss(site.accent)}</style>
      </head>
      <body className="mail">
        {/* biome-ignore lint/a11y/useSemanticElements: some mail programs drop <main>, and its class with it. */}
        <div className="sheet" role="main">
          <p className="name" lang={site.language} dir={site.direction}>
            {site.name}
          </p>
          <h1 dir="auto">{subject}</h1>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph}
            </p>
          ))}
          {button && <LinkButton {...button} />}
          <p className="note">{note}</p>
          <p className="note">
            Sent by{' '}
            <a href={site.origin} dir="auto">
              {site.name}
            </a>
            , to you only.
          </p>
        </div>
      </body>
    </html>
  )
}

/** The link as a button, and in full below: some programs show no buttons, and some readers check addresses. */
function LinkButton({ label, href }: { label: string; href: string }) {
  return (
    <>
      <p>
        <a className="button" href={href}>
          {label}
        </a>
      </p>
      <p className="address">
        Or open this address: <a href={href}>{href}</a>
      </p>
    </>
  )
}
