import { Logger } from '@nestjs/common';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { FileAccess } from '../files/file-access.js';
import { FileStore } from '../files/file-store.js';
import { UnusedFiles } from '../files/unused-files.js';
import { DefinitionFilesService } from './definition-files.service.js';
import { DefinitionLoader } from './definition-loader.js';
import { DefinitionDraftsService } from './editing/definition-drafts.service.js';
import { DefinitionsService } from './definitions.service.js';

jest.setTimeout(120_000);

const shipped = join(process.cwd(), 'process-definitions');

const by = (personId: string) => ({ personId, key: undefined, body: null });

describe.each(databases)('DefinitionLoader on %s', (dialect) => {
  let opened: TestDatabase;
  let definitions: DefinitionsService;
  let drafts: DefinitionDraftsService;
  let loader: DefinitionLoader;
  let folder: string;

  let stored: string;

  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    stored = await mkdtemp(join(tmpdir(), 'xiaowu-files-'));
  });
  afterAll(async () => {
    await opened.close();
    await rm(stored, { recursive: true });
  });
  function loaderOf(service: DefinitionsService): DefinitionLoader {
    const store = new FileStore(stored);
    const unused = new UnusedFiles(opened.database, store);
    const files = new DefinitionFilesService(opened.database, store, new FileAccess(), unused);
    return new DefinitionLoader(opened.database, service, files);
  }
  beforeEach(async () => {
    await opened.database.transaction(async (tx) => {
      for (const table of ['definition', 'definition_version', 'item', 'department'])
        tx.enqueue(`delete from ${table}`);
    });
    definitions = new DefinitionsService(opened.database);
    drafts = new DefinitionDraftsService(opened.database, definitions);
    loader = loaderOf(definitions);
    folder = await mkdtemp(join(tmpdir(), 'xiaowu-definitions-'));
    await cp(join(shipped, 'vehicle-request'), join(folder, 'vehicle-request'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const edit = async (file: string, from: string, to: string) => {
    const path = join(folder, 'vehicle-request', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };
  const versions = async () => (await definitions.get('vehicle-request')).versions.map(({ version }) => version);

  it('loads every shipped definition without an error, and nothing the second time', async () => {
    expect(await loader.load(shipped)).toEqual(expect.arrayContaining(['union-hardship-grant', 'vehicle-request']));
    expect(await loader.load(shipped)).toEqual([]);
    const { process } = await definitions.compiled('union-hardship-grant', 1);
    expect(process.applicantTaskId).toBe('UserTask_7a1f05b7');
  });

  it('makes items of a series, each with its own name, form and print page, and nothing the second time', async () => {
    const loaded = await loader.loadSeries(shipped);
    expect(loaded).toContain('hot-work-permit');
    expect(await loader.loadSeries(shipped)).toEqual([]);
    const { bpmn, form, print } = await definitions.get('hot-work-permit');
    expect(bpmn).toContain('<bpmn:process id="hot_work_permit" name="动火申请表"');
    expect(bpmn).not.toContain('{{');
    expect(form.sections.map(({ title, fields }) => `${title} ${fields.length}`)).toEqual([
      '申请人信息 4',
      '申请内容 9',
    ]);
    expect(print).toContain('<th>动火地点</th><td>{{place}}</td><th>作业时间</th><td>{{period}}</td>');
  });

  it('makes a new version when a file changed', async () => {
    await loader.load(folder);
    await edit('item.json', '公车使用申请', '公务用车申请');
    expect(await loader.load(folder)).toEqual(['vehicle-request']);
    expect(await versions()).toEqual([2, 1]);
    expect(await definitions.get('vehicle-request')).toMatchObject({ name: '公务用车申请' });
  });

  it('keeps the files that an item offers, once, and makes a new version when one changed', async () => {
    await mkdir(join(folder, 'vehicle-request', 'attachments'));
    const file = join(folder, 'vehicle-request', 'attachments', '承诺书.txt');
    await writeFile(file, '第一版');
    await edit('item.json', '{', '{ "attachments": [{ "name": "用车承诺书", "file": "attachments/承诺书.txt" }],');
    await loader.load(folder);
    expect(await loader.load(folder)).toEqual([]);
    const first = (await definitions.get('vehicle-request')).item.attachments?.[0];
    expect(first).toMatchObject({ name: '用车承诺书' });
    const [row] = await opened.database.query(
      'select f.name, d.is_published from file f join definition_file d on d.file_id = f.id where f.id = ?',
      [first?.fileId ?? ''],
    );
    expect(row).toEqual({ name: '承诺书.txt', is_published: 1 });
    await writeFile(file, '第二版');
    expect(await loader.load(folder)).toEqual(['vehicle-request']);
    expect((await definitions.get('vehicle-request')).item.attachments?.[0]?.fileId).not.toBe(first?.fileId);
  });

  it('does not take back what an administrator published', async () => {
    await loader.load(folder);
    const { revision, item } = await definitions.get('vehicle-request');
    await opened.database.transaction((tx) =>
      tx.execute(
        "insert into department (id, code, name, path, path_names, pinyin, initials, sort) values ('d', ?, '后勤', 'd/', '后勤', '', '', 1)",
        [item.department],
      ),
    );
    const draft = await drafts.save('vehicle-request', { revision, item: { ...item, phone: '87150000' } }, by('admin'));
    await drafts.publish('vehicle-request', { revision: draft.revision, note: '' }, by('admin'));
    await edit('item.json', '公车使用申请', '公务用车申请');
    expect(await loader.load(folder)).toEqual([]);
    expect(await versions()).toEqual([2, 1]);
  });

  it('keeps a draft that an administrator is working on', async () => {
    await loader.load(folder);
    const { revision, item } = await definitions.get('vehicle-request');
    await drafts.save('vehicle-request', { revision, item: { ...item, phone: '87150000' } }, by('admin'));
    await edit('item.json', '公车使用申请', '公务用车申请');
    await loader.load(folder);
    expect(await definitions.get('vehicle-request')).toMatchObject({
      isDraft: true,
      basedOn: 1,
      item: { phone: '87150000' },
    });
  });

  it('makes one version when several processes start at once', async () => {
    const load = () => loaderOf(new DefinitionsService(opened.database)).load(folder);
    const loaded = await Promise.all(Array.from({ length: 6 }, load));
    expect(loaded.flat()).toEqual(['vehicle-request']);
    expect(await versions()).toEqual([1]);
    await edit('item.json', '公车使用申请', '公务用车申请');
    expect((await Promise.all(Array.from({ length: 6 }, load))).flat()).toEqual(['vehicle-request']);
    expect(await versions()).toEqual([2, 1]);
  });

  it('leaves out a definition that cannot run and loads the others', async () => {
    await cp(join(shipped, 'union-hardship-grant'), join(folder, 'union-hardship-grant'), { recursive: true });
    await edit('process.bpmn', 'sourceRef="StartEvent_5d10c7e4"', 'sourceRef="nowhere"');
    Logger.overrideLogger(false);
    expect(await loader.load(folder)).toEqual(['union-hardship-grant']);
    expect(await opened.database.query('select definition_key from definition')).toHaveLength(1);
  });
});
