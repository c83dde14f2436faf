import { failWith } from './cli/failing.ts'
import { makeProgram } from './cli/program.ts'
import { exitOnStopRequest } from './cli/stopping.ts'

exitOnStopRequest()
try {
  const program = await makeProgram(process.argv[2])
  await program.parseAsync()
} catch (error) {
  failWith(error)
}
