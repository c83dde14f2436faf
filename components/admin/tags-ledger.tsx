import { type TagActions, TagEditor } from '#components/admin/tag-editor'
import type { DeskTag } from '#lib/tags/views'

export function TagsLedger({ tags, ...actions }: { tags: DeskTag[] } & TagActions) {
  if (tags.length === 0)
    return <p className="desk-empty">There are no tags yet. They are made in the editor, as you type them.</p>
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col">Address</th>
          <th scope="col" className="number">
            Live
          </th>
          <th scope="col" className="number">
            Drafts
          </th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {tags.map((tag) => (
          <tr key={tag.id}>
            <th scope="row">{tag.name}</th>
            <td>{tag.live > 0 ? <a href={`/tags/${tag.slug}`}>/tags/{tag.slug}</a> : `/tags/${tag.slug}`}</td>
            <td className="number">
              {tag.live} <span className="row-unit">live</span>
            </td>
            <td className="number">
              {tag.drafts} <span className="row-unit">{tag.drafts === 1 ? 'draft' : 'drafts'}</span>
            </td>
            <td>
              <TagEditor tag={tag} others={tags.filter(({ id }) => id !== tag.id)} {...actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
