/**
 * The people in “Maya Lindqvist & Tomás Arriaga” or “Maya Lindqvist and Tomás Arriaga”. A name that only contains such a
 * word stays whole: in “Research and Development” no part has a first and a last name.
 */
export function splitAuthors(text: string): string[] {
  const parts = text.split(/\s+(?:&|and)\s+/).map((part) => part.trim())
  return parts.every((part) => part.includes(' ')) ? parts : [text]
}
