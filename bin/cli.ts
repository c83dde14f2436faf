import { Command } from 'commander'
import { databaseCommands } from './cli/db.ts'
import { failWith } from './cli/failing.ts'

const program = new Command('npm run cli --')
  .description('Looks after the publication. Every command takes --help.')
  .showHelpAfterError()

databaseCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
