export default function NotFound() {
  return (
    <main className="admin admin-not-found">
      <h1>Page not found</h1>
      <p>It does not exist, or you do not have access to it.</p>
      <p>
        <a href="/admin/posts">Back to posts</a>
      </p>
    </main>
  )
}
