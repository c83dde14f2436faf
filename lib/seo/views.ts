/** One JSON-LD object (https://schema.org). */
export type StructuredData = { '@context': 'https://schema.org'; '@type': string } & Record<string, unknown>
