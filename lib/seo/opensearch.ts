import { element, textElement, writeXml } from '#lib/core/xml.ts'
import { SUGGESTIONS_TYPE } from '#lib/seo/suggestions.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute } from '#lib/urls/origin.ts'

const NAMESPACE = 'http://a9.com/-/spec/opensearch/1.1/'

/** OpenSearch 1.1 description: lets browsers search the site from their search field. */
export function writeOpenSearch({ name, description, tagline, language }: Settings): string {
  return writeXml(
    element(
      'OpenSearchDescription',
      { xmlns: NAMESPACE },
      // Limits of the specification: 16 and 1,024 characters.
      textElement('ShortName', [...name].slice(0, 16).join('')),
      textElement('LongName', [...name].slice(0, 48).join('')),
      textElement('Description', [...(description || tagline || name)].slice(0, 1_024).join('')),
      element('Image', { width: 32, height: 32, type: 'image/x-icon' }, absolute('/favicon.ico')),
      element('Url', { type: 'text/html', template: `${absolute('/search')}?q={searchTerms}` }),
      element('Url', {
        type: SUGGESTIONS_TYPE,
        template: `${absolute('/search/suggestions')}?q={searchTerms}`,
      }),
      element('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: absolute('/opensearch.xml'),
      }),
      textElement('Language', language),
      textElement('InputEncoding', 'UTF-8'),
    ),
  )
}
