import { estimateStrength } from '#lib/auth/password-strength/estimate.ts'
import { Invalid } from '#lib/core/errors.ts'
import { getSettings } from '#lib/settings/reading.ts'

// One graphics card makes more than 10^8 guesses in a day, even against argon2id.
const TOO_FEW_LOG10 = 8
// Characters that remain once the user's own words are removed.
const FEWEST_OTHERS = 8

/**
 * Rejects a new password that is quickly guessed: a common one or a variation, a row of keys, or one made of the
 * user's e-mail address or name or the site's name. `given` maps the name of the form field to the password. Throws
 * Invalid.
 */
export async function requireStrongPassword(
  given: Record<string, string>,
  { email, name }: { email: string; name: string },
): Promise<void> {
  const words = wordsOf([email, name, (await getSettings()).name])
  for (const [field, password] of Object.entries(given)) {
    if (without(words, password).length < FEWEST_OTHERS) throw new Invalid({ [field]: PERSONAL })
    const { guessesLog10, isPersonal } = await estimateStrength(password, words)
    if (guessesLog10 < TOO_FEW_LOG10) throw new Invalid({ [field]: isPersonal ? PERSONAL : COMMON })
  }
}

const ADVICE = 'Use four or more unrelated words, or let a password manager make one.'
const COMMON = `This password is too common. ${ADVICE}`
const PERSONAL = `This password can be guessed from your name, your e-mail address or the name of the site. ${ADVICE}`

/** The texts and their words, longest first. */
function wordsOf(texts: string[]): string[] {
  return texts
    .map(folded)
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2)
    .toSorted((one, other) => other.length - one.length)
}

function without(words: string[], password: string): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ' '), folded(password)).replaceAll(' ', '')
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
