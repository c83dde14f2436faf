import type { MailWords } from '#lib/mail/views.ts'

/** What a message is about. Every field is plain text and may come from anybody. */
export type MailContents = {
  invitation: { link: string; role: string; invitedBy: string | null }
  passwordReset: { link: string; name: string }
  passwordResetMade: { link: string; name: string; madeBy: string | null }
  passwordChanged: { link: string; name: string }
  emailChangeOld: { link: string; name: string; email: string }
  emailChangeNew: { link: string; name: string; email: string }
  emailChanged: { name: string; email: string }
  newDevice: { link: string; name: string; browser: string; network: string; at: string }
  roleChanged: { link: string; name: string; from: string; to: string; by: string | null }
  ownershipTransferred: { link: string; name: string; to: string; isNewOwner: boolean }
  invitationAccepted: { link: string; name: string; email: string }
  submitted: { link: string; title: string; by: string | null }
  changesRequested: { link: string; title: string; by: string | null }
}

export type MailKind = keyof MailContents

/** A message: its kind and what it is about. */
export type MailContent = { [Kind in MailKind]: { kind: Kind } & MailContents[Kind] }[MailKind]

type Wording<Kind extends MailKind> = (content: MailContents[Kind], site: string) => MailWords

const IGNORE = 'If you did not ask for this, ignore this message: nothing changes.'
const NOT_YOU = 'If this was not you, choose a new password at once and tell an administrator.'
const NOTICE = 'You can choose which notices you get under “Your account”.'

const WORDS: { [Kind in MailKind]: Wording<Kind> } = {
  invitation: ({ link, role, invitedBy }, site) => ({
    subject: `You are invited to ${site}`,
    paragraphs: [
      `${invitedBy ?? site} invites you to work on ${site} as ${withArticle(role)}.`,
      'Choose a name and a password to create your account. The link works once and is valid for seven days.',
    ],
    button: { label: 'Create your account', href: link },
    note: 'If you do not know what this is about, ignore this message.',
  }),
  passwordReset: ({ link, name }, site) => ({
    subject: `Choose a new password for ${site}`,
    paragraphs: [
      `Hello ${name},`,
      `Somebody asked for a new password for your account at ${site}. The link works once, for 30 minutes.`,
    ],
    button: { label: 'Choose a new password', href: link },
    note: IGNORE,
  }),
  passwordResetMade: ({ link, name, madeBy }, site) => ({
    subject: `Choose a new password for ${site}`,
    paragraphs: [
      `Hello ${name},`,
      `${madeBy ?? 'An administrator'} sends you a link to choose a new password at ${site}. It works once, for 30 minutes.`,
    ],
    button: { label: 'Choose a new password', href: link },
    note: 'Your present password works until you choose another.',
  }),
  passwordChanged: ({ link, name }, site) => ({
    subject: `Your password at ${site} was changed`,
    paragraphs: [`Hello ${name},`, 'Your password was changed, and all other sessions were signed out.'],
    button: { label: 'Your account', href: link },
    note: 'If this was not you, ask for a new password at the sign-in page and tell an administrator.',
  }),
  emailChangeOld: ({ link, name, email }, site) => ({
    subject: `Confirm the change of your e-mail address at ${site}`,
    paragraphs: [
      `Hello ${name},`,
      `You asked to sign in to ${site} with ${email} from now on. The change takes effect when both addresses have confirmed it.`,
    ],
    button: { label: 'Confirm from this address', href: link },
    note: NOT_YOU,
  }),
  emailChangeNew: ({ link, name, email }, site) => ({
    subject: `Confirm your new e-mail address at ${site}`,
    paragraphs: [
      `Hello ${name},`,
      `You asked to sign in to ${site} with ${email} from now on. The change takes effect when both addresses have confirmed it.`,
    ],
    button: { label: 'Confirm this address', href: link },
    note: IGNORE,
  }),
  emailChanged: ({ name, email }, site) => ({
    subject: `Your e-mail address at ${site} was changed`,
    paragraphs: [`Hello ${name},`, `From now on you sign in with ${email}. Messages go there as well.`],
    note: 'If this was not you, tell an administrator at once.',
  }),
  newDevice: ({ link, name, browser, network, at }, site) => ({
    subject: `New sign-in to ${site}`,
    paragraphs: [
      `Hello ${name},`,
      `Your account was used from a network that it had not been used from in the last 90 days: ${browser}, ${network}, ${at}.`,
      'If this was you, there is nothing to do.',
    ],
    button: { label: 'See where you are signed in', href: link },
    note: NOT_YOU,
  }),
  roleChanged: ({ link, name, from, to, by }, site) => ({
    subject: `Your role at ${site} is now ${to}`,
    paragraphs: [
      `Hello ${name},`,
      `${by ?? 'An administrator'} changed your role at ${site} from ${from} to ${to}.`,
    ],
    button: { label: 'Open the desk', href: link },
    note: 'If this surprises you, ask an administrator.',
  }),
  ownershipTransferred: ({ link, name, to, isNewOwner }, site) => ({
    subject: `${site} has a new owner`,
    paragraphs: [
      `Hello ${name},`,
      isNewOwner
        ? `You are the owner of ${site} now. You can do everything, and hand it over to somebody else.`
        : `${to} is the owner of ${site} now. You are an administrator.`,
    ],
    button: { label: 'Open the desk', href: link },
    note: 'If this surprises you, act at once: a former owner cannot take ownership back alone.',
  }),
  invitationAccepted: ({ link, name, email }, site) => ({
    subject: `${name} has joined ${site}`,
    paragraphs: [`${name} (${email}) has accepted your invitation.`],
    button: { label: 'See the users', href: link },
    note: NOTICE,
  }),
  submitted: ({ link, title, by }) => ({
    subject: `For review: ${title}`,
    paragraphs: [`${by ?? 'A writer'} submitted “${title}” for review.`],
    button: { label: 'Read it', href: link },
    note: NOTICE,
  }),
  changesRequested: ({ link, title, by }) => ({
    subject: `Changes requested: ${title}`,
    paragraphs: [`${by ?? 'An editor'} read “${title}” and asks for changes.`],
    button: { label: 'Open the post', href: link },
    note: NOTICE,
  }),
}

/** The words of a message. `site`: the publication's name. */
export function wordsOf(content: MailContent, site: string): MailWords {
  // The kind chooses the function that takes this very content.
  const wording = WORDS[content.kind] as (content: MailContent, site: string) => MailWords
  return wording(onOneLine(content), site)
}

/** A name or a title with line breaks could pretend to be a paragraph of the message. */
function onOneLine(content: MailContent): MailContent {
  const flat = Object.entries(content).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : value,
  ])
  return Object.fromEntries(flat)
}

/** Whether a kind of message, as stored, is still known. */
export function isMailKind(kind: string): kind is MailKind {
  return Object.hasOwn(WORDS, kind)
}

function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
}
