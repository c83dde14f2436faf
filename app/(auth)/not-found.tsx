export default function NotFound() {
  return (
    <>
      <h1>There is nothing here</h1>
      <p>This link was used already, has expired, or never existed. Ask whoever sent it for a new one.</p>
    </>
  )
}
