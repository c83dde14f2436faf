/** Block elements whose tags are dropped and whose content is kept. */
export const WRAPPERS =
  'address article aside body center div footer header hgroup html main nav p section'.split(' ')

/** Inline elements that MDX keeps as they are. */
export const KEPT = 'abbr bdi bdo cite dfn ins kbd mark q rp rt ruby samp small sub sup time u var'.split(' ')

/** All other HTML elements. None of them can be converted. */
const REFUSED = `applet area audio base basefont bgsound button canvas col colgroup data datalist dialog dir embed fieldset form frame
  frameset head iframe input legend link map marquee math menu meta meter noembed noframes noscript object optgroup option output
  param plaintext portal progress script search select slot source style svg template textarea title track video xmp`

const CONVERTED = `a b big blockquote br caption code dd del details dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img label li nobr ol picture pre
  s span strike strong summary table tbody td tfoot th thead tr tt ul wbr acronym`

const KNOWN = new Set([...WRAPPERS, ...KEPT, ...`${REFUSED} ${CONVERTED}`.split(/\s+/)])

/** Whether a name is an HTML element; in `vector<string>` it is not. */
export function isHtmlName(name: string): boolean {
  return KNOWN.has(name)
}

export const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input link meta param source track wbr'.split(' '),
)

/** Raw text elements: their content is not parsed as HTML. */
export const RAW = new Set(
  'iframe noembed noframes noscript plaintext script style textarea title xmp'.split(' '),
)
