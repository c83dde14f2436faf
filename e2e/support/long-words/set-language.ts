import { publicationItself } from '#lib/people/viewer'
import { saveSettings } from '#lib/settings/saving'

await saveSettings(publicationItself, { language: process.argv[2] })
process.exit()
