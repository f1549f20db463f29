import { deflateSync } from 'node:zlib';
import type { AuditLine } from '../../server/contract/audit.js';
import type { Page } from '../../server/contract/list.js';
import type { School } from '../../server/contract/school.js';
import type { WebManifest } from '../../server/contract/web-manifest.js';
import { dressedPage } from '../../server/http/dressed-page.js';
import { ApiClient } from '../support/api-client.js';
import { databases } from '../support/databases.js';
import { startServer, type TestServer } from '../support/start-server.js';

jest.setTimeout(120_000);

interface Refusal {
  code: string;
  message: string;
  details: { path: string; message: string }[];
}

/** As much of a PNG as its beginning says: signature, size, and something behind. */
function png(width: number, height = width, bytes = 0): string {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([new Uint8Array(head), new Uint8Array(deflateSync('')), new Uint8Array(bytes)]).toString(
    'base64',
  );
}

const texts = {
  name: '东海学院',
  brand: '东海办事大厅（一网通办）',
  address: '东海路 1 号',
  copyright: '东海学院信息中心',
  phone: '0571-1234567',
};

describe.each(databases)('settings of the school, on %s', (dialect) => {
  let server: TestServer;
  let admin: ApiClient;
  let anybody: ApiClient;

  beforeAll(async () => {
    server = await startServer(dialect, { jobs: false });
    admin = await server.signIn('admin');
    anybody = new ApiClient(server.url);
  });
  afterAll(() => server.close());

  const school = async () => (await anybody.get<School>('/api/school')).body;
  const save = <Body = School>(body: object, by = admin) => by.put<Body>('/api/settings/school', body);

  it('are changed by system administrators alone', async () => {
    for (const account of ['2003000053', '2006000071', 'auditor'])
      expect((await save({ ...texts, color: null }, await server.signIn(account))).status).toBe(403);
    expect((await school()).name).toBe('浙江艺术职业学院');
  });

  it('are what every page shows from then on, and written down', async () => {
    const { status, body } = await save({ ...texts, color: ' #C00000 ' });
    expect({ status, body }).toMatchObject({ status: 200, body: { ...texts, color: '#c00000', logo: null } });
    // what is not set here stays
    expect(await school()).toMatchObject({ ...texts, timeZone: 'Asia/Shanghai' });

    const manifest = await anybody.get<string>('/manifest.webmanifest');
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
    expect(JSON.parse(manifest.body) as WebManifest).toMatchObject({
      ...{ name: '东海办事大厅', short_name: '东海办事大厅', theme_color: '#c00000' },
      icons: [{ src: '/icon-192.png' }, { src: '/icon-512.png' }],
    });

    const offline = await anybody.get<string>('/offline.html');
    expect([offline.status, offline.body]).toEqual([200, expect.stringContaining('>东海办事大厅（一网通办）</span>')]);

    const { body: log } = await admin.get<Page<AuditLine>>('/api/audit-log?action=school.save');
    expect(log.rows[0]).toMatchObject({
      action: 'school.save',
      detail: { name: { from: null, to: '东海学院' }, color: { from: null, to: '#c00000' } },
    });
  });

  it('keep a picture until it is taken away', async () => {
    const set = await save({ ...texts, color: null, logo: png(256) });
    expect(set.body.logo).toMatch(/^\/api\/school\/logo\?v=[0-9a-f]{12}$/);
    const shown = await anybody.getFile(set.body.logo ?? '');
    expect({ ...shown, bytes: Buffer.from(shown.bytes).toString('base64') }).toEqual({
      ...{ status: 200, type: 'image/png', bytes: png(256) },
    });
    const { body: manifest } = await anybody.get<string>('/manifest.webmanifest');
    expect((JSON.parse(manifest) as WebManifest).icons.map(({ src }) => src)).toEqual([set.body.logo]);

    expect((await save({ ...texts, color: null })).body.logo).toBe(set.body.logo);
    expect((await save({ ...texts, color: null, logo: png(128) })).body.logo).not.toBe(set.body.logo);
    expect((await save({ ...texts, color: null, logo: null })).body.logo).toBeNull();
    expect((await anybody.get('/api/school/logo')).status).toBe(404);
  });

  it('keep the QR code of 企业微信 beside it, which is absent until it is set', async () => {
    expect((await school()).wecomCode).toBeNull();
    expect((await anybody.get('/api/school/wecom-code')).status).toBe(404);
    const set = await save({ ...texts, color: null, logo: png(256), wecomCode: png(512) });
    expect(set.body.wecomCode).toMatch(/^\/api\/school\/wecom-code\?v=[0-9a-f]{12}$/);
    const shown = await anybody.getFile(set.body.wecomCode ?? '');
    expect({ ...shown, bytes: Buffer.from(shown.bytes).toString('base64') }).toEqual({
      ...{ status: 200, type: 'image/png', bytes: png(512) },
    });
    // each goes by itself
    const without = await save({ ...texts, color: null, logo: null });
    expect([without.body.logo, without.body.wecomCode]).toEqual([null, set.body.wecomCode]);
    expect((await save({ ...texts, color: null, wecomCode: null })).body.wecomCode).toBeNull();
    expect((await anybody.get('/api/school/wecom-code')).status).toBe(404);
  });

  it.each<[string, object, string, string]>([
    ['no name', { name: ' ' }, 'name', '请填写学校名称'],
    ['no name of the service', { brand: '' }, 'brand', '请填写服务名称'],
    ['a name that is too long', { name: '校'.repeat(41) }, 'name', '学校名称最多 40 个字'],
    ['two lines', { address: '一\n二' }, 'address', '地址只能写一行，不能有换行'],
    ['a word for a colour', { color: 'red' }, 'color', '颜色请写成 # 加六位十六进制数，例如 #2566c4'],
    ['CSS for a colour', { color: '#fff;}body{display:none' }, 'color', '颜色请写成 # 加六位十六进制数，例如 #2566c4'],
    [
      'a picture that is none',
      { logo: Buffer.from('<svg onload="alert(1)"/>').toString('base64') },
      'logo',
      '校徽须为 PNG 图片',
    ],
    ['a QR code that is no picture', { wecomCode: 'xyz' }, 'wecomCode', '企业微信二维码须为 PNG 图片'],
    ['a small picture', { logo: png(32) }, 'logo', '校徽须为正方形，边长 64 至 512 像素'],
    ['a picture that is not square', { logo: png(256, 128) }, 'logo', '校徽须为正方形，边长 64 至 512 像素'],
    ['a heavy picture', { logo: png(256, 256, 256 * 1024) }, 'logo', '校徽不能超过 256 KB'],
  ])('refuse %s', async (_, part, path, message) => {
    const before = await school();
    const { status, body } = await save<Refusal>({ ...texts, color: null, ...part });
    expect({ status, code: body.code, details: body.details }).toEqual({
      ...{ status: 422, code: 'school.invalid', details: [{ path, message }] },
    });
    expect(await school()).toEqual(before);
  });
});

it('dresses a page in what the school has set, and lets no text out of its place', () => {
  const html =
    '<head><link rel="icon" type="image/svg+xml" href="/favicon.svg" /><link rel="apple-touch-icon" href="/icon-192.png" />' +
    '<meta name="theme-color" content="#2566c4" /><title>xiaowu</title></head>';
  const dressed = dressedPage(html, { brand: '</title><script>$&', color: '#c00000', logo: '/api/school/logo?v=1' });
  expect(dressed).toContain('<title>&lt;/title&gt;&lt;script&gt;$&amp;</title>');
  expect(dressed).toContain('<meta name="theme-color" content="#c00000" />');
  expect(dressed).toContain('<link rel="icon" type="image/png" href="/api/school/logo?v=1" />');
  expect(dressed).toContain('<link rel="apple-touch-icon" href="/api/school/logo?v=1" />');
  expect(dressed).toContain('<style id="school-colours">:root:root{--xw-brand:#c00000;');
  const offline = '<p>连不上<span data-brand>xiaowu</span>。</p>';
  expect(dressedPage(offline, { brand: '<b>', color: null, logo: null })).toBe(
    '<p>连不上<span data-brand>&lt;b&gt;</span>。</p>',
  );
  expect(dressedPage(html, { brand: '校务', color: null, logo: null })).toBe(html.replace('xiaowu', '校务'));
});
