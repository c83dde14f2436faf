const NAMES: Record<string, string> = {
  backup: 'Backup',
  mail: 'Send mail',
  'empty-trash': 'Empty the trash',
  purge: 'Purge the CDN',
  reindex: 'Update the search',
  rerender: 'Re-render articles',
  variants: 'Prepare images',
}

/** What a kind of job is called at the desk. */
export function jobName(name: string): string {
  return NAMES[name] ?? name
}
