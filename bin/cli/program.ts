import { Command } from 'commander'
import { makeDataDir } from '#lib/core/data-dir.ts'
import { env } from '#lib/core/env.ts'

/** What adds the commands of a noun. Each is loaded when it is asked for: together they are two thirds of the lifecycle. */
const NOUNS: Record<string, () => Promise<(program: Command) => void>> = {
  db: async () => (await import('./db.ts')).databaseCommands,
  user: async () => (await import('./user.ts')).userCommands,
  post: async () => (await import('./post.ts')).postCommands,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backupCommands,
  media: async () => (await import('./media.ts')).mediaCommands,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  seed: async () => (await import('./seed.ts')).seedCommand,
}

/** The commands of one noun, or every command there is when `noun` is none. */
export async function makeProgram(noun?: string): Promise<Command> {
  const program = new Command('npm run cli --')
    .description('Looks after the publication. Every command takes --help.')
    .showHelpAfterError()
    .exitOverride()
    .hook('preAction', (_program, command) => {
      // It reports mistakes in the settings among everything else.
      if (command.name() !== 'doctor') requireSettings()
    })
  for (const name of noun && Object.hasOwn(NOUNS, noun) ? [noun] : Object.keys(NOUNS))
    (await NOUNS[name]?.())?.(program)
  return program
}

/** Throws Invalid for a mistake in the settings, before a command begins. */
function requireSettings(): void {
  const { DATABASE_URL, DATA_DIR } = env()
  // With a database elsewhere a command may need nothing from here.
  if (!DATABASE_URL) makeDataDir(DATA_DIR)
}
