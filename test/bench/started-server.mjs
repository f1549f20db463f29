import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A built program of the server as a process of its own; it ends with this one at the latest. */
export function startProgram(root, file, env) {
  const child = spawn(process.execPath, [join(root, 'server/dist', file)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  return {
    pid: child.pid,
    async close() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.on('exit', resolve));
    },
  };
}

/** Starts the built server; `env` says on what. Gives its URL, pid and how to end it. */
export async function startServer(root, env) {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const program = startProgram(root, 'main.js', { ...env, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return { ...program, url };
    await pause(100);
  }
  throw new Error('Expected the server to be ready within 30 s, but it is not.');
}
