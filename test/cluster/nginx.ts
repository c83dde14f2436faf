import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, start } from '#test/programs.ts'

type Options = { folder: string; port: number; upstreams: readonly number[] }

/** Starts nginx in front of several instances. A request that one of them did not answer goes to the next. */
export function startNginx({ folder, port, upstreams }: Options): Program {
  mkdirSync(folder, { recursive: true })
  // Its workers run as another user.
  chmodSync(folder, 0o755)
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration({ folder, port, upstreams }))
  return start('nginx', ['-p', folder, '-c', file, '-e', join(folder, 'error.log')])
}

function configuration({ folder, port, upstreams }: Options): string {
  const servers = upstreams.map((upstream) => `server 127.0.0.1:${upstream} max_fails=1 fail_timeout=1s;`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
daemon off; worker_processes 1; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  upstream publication { ${servers.join(' ')} keepalive 16; }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 20m;
    location / {
      proxy_pass http://publication;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host:$server_port;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout http_502 http_503;
      proxy_connect_timeout 2s;
    }
  }
}`
}
