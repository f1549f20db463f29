import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { SettingsService } from '../settings/settings.service.js';

let folder = '';
jest.mock('./root.js', () => ({
  get root() {
    return folder;
  },
}));

describe('pages while a build is being written', () => {
  let app: FastifyInstance;
  const dist = () => join(folder, 'portal-ui', 'dist');
  const page = '<html><head><title>x</title></head><body></body></html>';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiaowu-pages-'));
    await mkdir(join(dist(), 'assets'), { recursive: true });
    const { PagesController } = await import('./pages.controller.js');
    const school = () => Promise.resolve({ brand: '校务服务网', color: null, logo: null });
    const controller = new PagesController({ school } as unknown as SettingsService);
    app = Fastify();
    await app.register(serveStatic, { serve: false, root: folder });
    app.get('*', (request, reply) => controller.get(request, reply));
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it.each(['/', '/tasks', '/assets/index-1.js', '/offline.html'])(
    'ask for patience at %s, and for another try',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.body).toContain('正在更新，请稍候');
      expect(answer.body).toContain('http-equiv="refresh"');
    },
  );

  it('are there again with the build, and what it has not is not found', async () => {
    await writeFile(join(dist(), 'assets', 'index-1.js'), 'let a');
    // what is written already need not wait for the rest
    expect((await app.inject('/assets/index-1.js')).statusCode).toBe(200);
    await writeFile(join(dist(), 'index.html'), page);
    expect(await app.inject('/tasks')).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('校务服务网') as unknown,
    });
    expect((await app.inject('/assets/gone.js')).statusCode).toBe(404);
  });
});
