type Props = { title: string; description: string; address: string; site: string }

// Roughly where search engines cut.
const TITLE_LENGTH = 60
const DESCRIPTION_LENGTH = 160

/** A post as search engines list it. */
export function SearchResult({ title, description, address, site }: Props) {
  return (
    <div className="search-result">
      <p className="search-result-site">
        <strong>{site}</strong> <span>{trail(address)}</span>
      </p>
      <p className="search-result-title">{cut(title, TITLE_LENGTH)}</p>
      <p className="search-result-text">
        {description ? cut(description, DESCRIPTION_LENGTH) : 'The beginning of the text is shown here.'}
      </p>
    </div>
  )
}

function trail(address: string): string {
  const { host, pathname } = URL.parse(address) ?? { host: address, pathname: '' }
  return [host, ...pathname.split('/').filter(Boolean)].join(' › ')
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
}
