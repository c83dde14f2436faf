import { Command } from 'commander'
import { databaseCommands } from './cli/db.ts'
import { failWith } from './cli/failing.ts'
import { importCommand } from './cli/import.ts'
import { postCommands } from './cli/post.ts'
import { obeyStopRequests } from './cli/stopping.ts'
import { userCommands } from './cli/user.ts'

const program = new Command('npm run cli --')
  .description('Looks after the publication. Every command takes --help.')
  .showHelpAfterError()

databaseCommands(program)
userCommands(program)
postCommands(program)
importCommand(program)

obeyStopRequests()
try {
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
