import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, start } from '#test/programs.ts'

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** Whether nginx is installed. */
export const hasNginx = spawnSync('nginx', ['-v']).status === 0

/** Starts nginx with these directives of its `http` block, and its files in a folder. */
export function startNginx(folder: string, http: string): Program {
  mkdirSync(folder, { recursive: true })
  // Its workers run as another user.
  chmodSync(folder, 0o755)
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `
daemon off; worker_processes 1; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  access_log off;
  ${TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${http}
}`,
  )
  return start('nginx', ['-p', folder, '-c', file, '-e', join(folder, 'error.log')])
}
