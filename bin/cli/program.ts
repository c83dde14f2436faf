import { Command } from 'commander'
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
