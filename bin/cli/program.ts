import { Command } from 'commander'
import { makeDataDir } from '#lib/core/data-dir.ts'
import { env } from '#lib/core/env.ts'
import { programVersion } from '#lib/core/version.ts'

/** Commands by noun. Each module is loaded on demand: together they are two thirds of the code. */
const NOUNS: Record<string, () => Promise<(program: Command) => void>> = {
  db: async () => (await import('./db.ts')).databaseCommands,
  user: async () => (await import('./user.ts')).userCommands,
  post: async () => (await import('./post.ts')).postCommands,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backupCommands,
  media: async () => (await import('./media.ts')).mediaCommands,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  update: async () => (await import('./update.ts')).updateCommands,
  seed: async () => (await import('./seed.ts')).seedCommand,
}

/** The program with the commands of one noun, or with all commands when `noun` is unknown. */
export async function makeProgram(noun?: string): Promise<Command> {
  const program = new Command('npm run cli --')
    .description('Manages the site. Every command has --help.')
    .version(await programVersion())
    .showHelpAfterError()
    .exitOverride()
    .hook('preAction', (_program, command) => {
      // The doctor reports invalid settings itself.
      if (command.name() !== 'doctor') requireSettings()
    })
  for (const name of noun && Object.hasOwn(NOUNS, noun) ? [noun] : Object.keys(NOUNS))
    (await NOUNS[name]?.())?.(program)
  return program
}

/** Throws Invalid for invalid settings, before a command runs. */
function requireSettings(): void {
  const { DATABASE_URL, DATA_DIR } = env()
  // With an external database, a command may not need the data folder.
  if (!DATABASE_URL) makeDataDir(DATA_DIR)
}
