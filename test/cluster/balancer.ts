import { startNginx } from '#test/nginx.ts'
import type { Program } from '#test/programs.ts'

type Options = { folder: string; port: number; upstreams: readonly number[] }

/** Starts nginx in front of several instances. A request that one of them did not answer goes to the next. */
export function startBalancer({ folder, port, upstreams }: Options): Program {
  const servers = upstreams.map((upstream) => `server 127.0.0.1:${upstream} max_fails=1 fail_timeout=1s;`)
  return startNginx(
    folder,
    `
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
  }`,
  )
}
