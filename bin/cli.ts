import { failWith } from './cli/failing.ts'
import { makeProgram } from './cli/program.ts'
import { obeyStopRequests } from './cli/stopping.ts'

obeyStopRequests()
try {
  await makeProgram().parseAsync()
} catch (error) {
  failWith(error)
}
