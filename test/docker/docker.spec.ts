import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, 'docker', file), 'utf8');

interface Compose {
  services: Record<
    string,
    {
      image?: string;
      command?: string[];
      build?: { context: string; dockerfile: string };
      depends_on?: Record<string, unknown>;
      volumes?: string[];
    }
  >;
  volumes?: Record<string, unknown>;
}

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'));
  const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|CMD) /;

  it('has only instructions that a builder knows', () => {
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
    expect(lines[0]).toMatch(/^FROM /);
  });

  it('copies only what exists in the repository or was built before', () => {
    const built = /(^|\/)(dist|node_modules)$/;
    const sources = lines
      .filter((line) => line.startsWith('COPY '))
      .flatMap((line) =>
        line
          .split(/\s+/)
          .slice(1)
          .filter((word) => !word.startsWith('--'))
          .slice(0, -1),
      )
      .map((path) => path.replace(/^\/app\//, ''));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !built.test(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it('carries the nested packages of every workspace to the image', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const nested = Object.entries(lock.packages).filter(
      ([path, { dev }]) => /^(engine|server)\/node_modules\//.test(path) && !dev,
    );
    const folders = new Set(nested.map(([path]) => path.split('/').slice(0, 2).join('/')));
    for (const folder of folders) expect(lines.join('\n')).toContain(`COPY --from=build /app/${folder} ${folder}`);
  });

  it('starts a file that the build makes', () => {
    expect(lines.at(-1)).toBe('CMD ["node", "server/dist/main.js"]');
    for (const source of ['server/main.ts', 'server/worker.ts']) expect(existsSync(join(root, source))).toBe(true);
  });
});

describe.each(['compose.yml', 'compose.dev.yml'])('%s', (file) => {
  const compose = parse(read(file), { merge: true }) as Compose;

  it('gives every service an image and only services and volumes that it defines', () => {
    for (const service of Object.values(compose.services)) {
      expect(service.image).toBeTruthy();
      for (const needed of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty([needed]);
      for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty([volume.split(':')[0] ?? '']);
    }
  });

  it('names a build file and entry points that exist', () => {
    for (const { build, command } of Object.values(compose.services)) {
      if (build) expect(existsSync(join(root, 'docker', build.context, build.dockerfile))).toBe(true);
      const script = command?.find((word) => word.startsWith('server/dist/'));
      if (script) expect(existsSync(join(root, script.replace('/dist/', '/').replace(/\.js$/, '.ts')))).toBe(true);
    }
  });
});

it('runs MySQL 8, Redis 7, a server and a worker', () => {
  const { services } = parse(read('compose.yml'), { merge: true }) as Compose;
  expect(Object.keys(services).sort()).toEqual(['mysql', 'redis', 'server', 'worker']);
  expect([services.mysql?.image, services.redis?.image]).toEqual(['mysql:8', 'redis:7']);
});
