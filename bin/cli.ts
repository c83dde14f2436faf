import { failWith } from './cli/failing.ts'
import { makeProgram } from './cli/program.ts'
import { obeyStopRequests } from './cli/stopping.ts'

obeyStopRequests()
try {
  const program = await makeProgram(process.argv[2])
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
