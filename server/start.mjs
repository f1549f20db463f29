// `npm start`: from a fresh clone to a running system, with nothing but Node.js and npm.
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';

ensureInstalled();
try {
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('./dist/main.js');
