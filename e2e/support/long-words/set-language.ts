import { publicationItself } from '#lib/auth/viewer.ts'
import { saveSettings } from '#lib/settings/saving.ts'

await saveSettings(publicationItself, { language: process.argv[2] })
process.exit()
