import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts the built server as a process of its own; `env` says on what. Gives its URL, pid and how to end it. */
export async function startServer(root, env) {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok)
      return {
        url,
        pid: child.pid,
        async close() {
          child.kill('SIGTERM');
          await new Promise((resolve) => child.on('exit', resolve));
        },
      };
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error('Expected the server to be ready within 30 s, but it is not.');
}
