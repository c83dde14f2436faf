import type { OptionalNotice } from '#lib/notices/optional.ts'

export type { OptionalNotice }
