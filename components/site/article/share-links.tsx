import { shareTargets } from '#components/site/article/share-targets.ts'

type Props = { label: string; title: string; address: string }

/** Share links: plain links without third-party scripts. The site's script shows the copy button. */
export function ShareLinks({ label, title, address }: Props) {
  return (
    <div className="share">
      <p className="share-label">{label}</p>
      <ul className="share-links">
        {shareTargets(title, address).map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel={href.startsWith('mailto:') ? undefined : 'noopener nofollow'}>
              <span className="visually-hidden">Share {name === 'E-mail' ? 'by' : 'on'} </span>
              {name}
            </a>
          </li>
        ))}
        <li data-copy-link hidden>
          <button type="button" data-copy={address}>
            Copy link
          </button>
        </li>
      </ul>
    </div>
  )
}
