export default function NotFound() {
  return (
    <>
      <h1>This link is not valid</h1>
      <p>It was already used, has expired, or is incomplete. Ask the person who sent it for a new one.</p>
    </>
  )
}
