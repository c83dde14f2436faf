/**
 * Splits “Maya Lindqvist & Tomás Arriaga” or “Maya Lindqvist and Tomás Arriaga” into names. A part without a first and
 * last name means one name: “Research and Development” stays whole.
 */
export function splitAuthors(text: string): string[] {
  const parts = text.split(/\s+(?:&|and)\s+/).map((part) => part.trim())
  return parts.every((part) => part.includes(' ')) ? parts : [text]
}
