// `npm run dev`: compiler, server and both UIs, each started again when its sources change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, tool } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';

ensureInstalled();
await ensureBuilt();
const root = join(import.meta.dirname, '..');
const server = `http://127.0.0.1:${process.env.PORT || 3000}`;
const env = { ...process.env, XIAOWU_API: process.env.XIAOWU_API ?? server };
const children = [
  { cwd: root, command: [tool('.', 'typescript', 'bin/tsc'), '-b', '--watch', '--preserveWatchOutput'] },
  { cwd: root, command: ['--watch-path=server/dist', '--watch-path=engine/dist', 'server/dist/main.js'] },
  { cwd: join(root, 'portal-ui'), command: [tool('portal-ui', 'vite', 'bin/vite.js'), '--port', '5173'] },
  { cwd: join(root, 'designer-ui'), command: [tool('designer-ui', 'vite', 'bin/vite.js'), '--port', '5174'] },
].map(({ cwd, command }) => spawn(process.execPath, command, { cwd, env, stdio: 'inherit' }));
console.log(`门户 http://127.0.0.1:5173/ · 设计器 http://127.0.0.1:5174/designer/ · 接口 ${server}/api`);
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
