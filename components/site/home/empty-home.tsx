import { Cover } from '#components/ui/cover.tsx'

/** The home page before the first article is published. */
export function EmptyHome() {
  return (
    <section className="story story-lead">
      <div className="story-text">
        <h2 className="story-title">No articles yet.</h2>
        <p className="story-dek">
          The first article is on its way. Subscribe to the{' '}
          <a className="plain-link" href="/feed.xml">
            feed
          </a>{' '}
          to get it when it is published.
        </p>
      </div>
      <div className="story-cover frame">
        <Cover post={{ slug: 'the-first-issue', cover: null }} sizes="" eager />
      </div>
    </section>
  )
}
