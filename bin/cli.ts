import { Command } from 'commander'
import { backupCommands } from './cli/backup.ts'
import { databaseCommands } from './cli/db.ts'
import { doctorCommand } from './cli/doctor.ts'
import { exportCommand } from './cli/export.ts'
import { failWith } from './cli/failing.ts'
import { importCommand } from './cli/import.ts'
import { mediaCommands } from './cli/media.ts'
import { postCommands } from './cli/post.ts'
import { seedCommand } from './cli/seed.ts'
import { obeyStopRequests } from './cli/stopping.ts'
import { userCommands } from './cli/user.ts'

const program = new Command('npm run cli --')
  .description('Looks after the publication. Every command takes --help.')
  .showHelpAfterError()

databaseCommands(program)
userCommands(program)
postCommands(program)
importCommand(program)
exportCommand(program)
backupCommands(program)
mediaCommands(program)
doctorCommand(program)
seedCommand(program)

obeyStopRequests()
try {
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
