export default function NoStructuredData() {
  return null
}
