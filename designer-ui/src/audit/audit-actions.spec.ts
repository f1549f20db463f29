import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../locales/zh-CN/audit';

const server = join(__dirname, '../../../server');

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sources(path);
    return /(?<!\.spec)\.ts$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });

describe('the audit log', () => {
  it('has a name for every act that the server writes into it', () => {
    const acts = sources(server)
      .filter((source) => source.includes('auditLog('))
      .flatMap((source) => [...source.matchAll(/action: '([\w.]+)'/g)].map(([, action = '']) => action));
    expect(acts.length).toBeGreaterThan(15);
    expect([...new Set(acts)].filter((action) => !(action in audit.actions))).toEqual([]);
  });
});
