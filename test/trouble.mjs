// Loaded into every process by NODE_OPTIONS=--import: a signal then causes a failure in one of them.
const hoard = []

process.on('SIGWINCH', function fillMemory() {
  for (;;) hoard.push(new Array(1_000_000).fill({}))
})

process.on('SIGUSR2', function sayThings() {
  console.error('a word of Next', new Error('printed as an error'))
  console.log('\u001b[31ma coloured word\u001b[39m\nof two lines')
  process.emitWarning('a warning of Node')
  process.stderr.write('raw words\n    and more of them\n')
  process.stdout.write('raw words on stdout\n')
  Promise.reject(new Error('rejected and not caught'))
  setTimeout(() => {
    throw new Error('thrown and not caught')
  })
})
