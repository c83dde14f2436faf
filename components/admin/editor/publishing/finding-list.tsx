import type { CheckPlace, PublishPlan } from '#lib/admin/views.ts'

type Props = { plan: PublishPlan; onGo: (place: CheckPlace) => void }

type Row = { message: string; place: CheckPlace; isBlocking: boolean }

/** What has to be fixed first, and what is advised; each with its place. */
export function FindingList({ plan, onGo }: Props) {
  const rows = rowsOf(plan)
  const [blocking, advice] = [
    rows.filter(({ isBlocking }) => isBlocking),
    rows.filter((row) => !row.isBlocking),
  ]
  if (rows.length === 0) return <p className="publish-clear">The checks found nothing.</p>
  return (
    <>
      <Rows title="Fix this first" rows={blocking} onGo={onGo} />
      <Rows title="Worth a look" rows={advice} onGo={onGo} />
    </>
  )
}

function Rows({ title, rows, onGo }: { title: string; rows: Row[]; onGo: Props['onGo'] }) {
  if (rows.length === 0) return null
  return (
    <section className={rows[0]?.isBlocking ? 'findings blocking' : 'findings'} aria-label={title}>
      <h3>
        {title} <span className="findings-count">{rows.length}</span>
      </h3>
      <ul>
        {rows.map(({ message, place }) => (
          <li key={`${placeName(place)} ${message}`}>
            <span>{message}</span>{' '}
            <button
              type="button"
              className="quiet"
              aria-label={`Go there: ${placeName(place)}`}
              onClick={() => onGo(place)}
            >
              Go there
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function rowsOf({ hasTitle, problem, problems, findings }: PublishPlan): Row[] {
  return [
    ...(hasTitle ? [] : [fieldRow('title', 'Add a title before you publish this post.')]),
    ...(problem === null ? [] : [fieldRow('slug', problem)]),
    ...problems.map(({ message, line, column }) => ({
      message,
      place: { line, column, offset: 0 },
      isBlocking: true,
    })),
    ...findings,
  ]
}

function fieldRow(field: string, message: string): Row {
  return { message, place: { field }, isBlocking: true }
}

function placeName(place: CheckPlace): string {
  return 'line' in place ? `line ${place.line}, column ${place.column}` : (FIELDS[place.field] ?? place.field)
}

const FIELDS: Record<string, string> = {
  seoTitle: 'title for search engines',
  coverId: 'cover',
  coverAlt: 'alt text of the cover',
  slug: 'address',
}
