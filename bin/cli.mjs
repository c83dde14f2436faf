import { launch } from './launch.mjs'

launch('bin/cli.ts', { args: process.argv.slice(2) })
