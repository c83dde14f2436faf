export default function NotFound() {
  return (
    <main className="desk desk-nothing">
      <h1>There is nothing here</h1>
      <p>It does not exist, or it is not yours to see.</p>
      <p>
        <a href="/admin/posts">Back to the posts</a>
      </p>
    </main>
  )
}
