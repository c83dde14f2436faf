import { Cover } from '#components/ui/cover.tsx'

/** The front page before anything has been published. */
export function EmptyHome() {
  return (
    <section className="story story-lead">
      <div className="story-words">
        <h2 className="story-title">Nothing to read yet.</h2>
        <p className="story-dek">
          The first article is being written. The{' '}
          <a className="plain-link" href="/feed.xml">
            feed
          </a>{' '}
          will say when it is here.
        </p>
      </div>
      <div className="story-cover frame">
        <Cover post={{ slug: 'the-first-issue', cover: null }} sizes="" eager />
      </div>
    </section>
  )
}
