import { Command } from 'commander'
import { makeDataDir } from '#lib/data-dir'
import { env } from '#lib/env'
import { backupCommands } from './backup.ts'
import { databaseCommands } from './db.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { mediaCommands } from './media.ts'
import { postCommands } from './post.ts'
import { seedCommand } from './seed.ts'
import { userCommands } from './user.ts'

/** Every command there is. */
export function makeProgram(): Command {
  const program = new Command('npm run cli --')
    .description('Looks after the publication. Every command takes --help.')
    .showHelpAfterError()
    .exitOverride()
    .hook('preAction', (_program, command) => {
      // It reports mistakes in the settings among everything else.
      if (command.name() !== 'doctor') requireSettings()
    })
  databaseCommands(program)
  userCommands(program)
  postCommands(program)
  importCommand(program)
  exportCommand(program)
  backupCommands(program)
  mediaCommands(program)
  doctorCommand(program)
  seedCommand(program)
  return program
}

/** Throws Invalid for a mistake in the settings, before a command begins. */
function requireSettings(): void {
  const { DATABASE_URL, DATA_DIR } = env()
  // With a database elsewhere a command may need nothing from here.
  if (!DATABASE_URL) makeDataDir(DATA_DIR)
}
