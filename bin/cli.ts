import { Command } from 'commander'
import { databaseCommands } from './cli/db.ts'
import { failWith } from './cli/failing.ts'
import { importCommand } from './cli/import.ts'
import { obeyStopRequests } from './cli/stopping.ts'

const program = new Command('npm run cli --')
  .description('Looks after the publication. Every command takes --help.')
  .showHelpAfterError()

databaseCommands(program)
importCommand(program)

obeyStopRequests()
try {
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
