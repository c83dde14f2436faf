/** "1 article", "7 articles". */
export function Count({ articles }: { articles: number }) {
  return <p className="count">{articles === 1 ? '1 article' : `${articles} articles`}</p>
}
