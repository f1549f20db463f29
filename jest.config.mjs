import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// Packages that are ESM only are turned into CommonJS for jest; at run time Node loads them as they are.
const root = import.meta.dirname;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const isEsm = (path) => {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return false;
  const { type, main } = JSON.parse(readFileSync(file, 'utf8'));
  return type === 'module' || /\.mjs$/.test(main ?? '');
};
const esm = Object.keys(lock.packages)
  .filter((path) => path.includes('node_modules/') && isEsm(path))
  .map((path) => path.split('node_modules/').pop());
const callsImport = ['@fastify/cookie']; // CommonJS that calls import()
const unmarked = ['bpmn-js', 'diagram-js']; // ESM without saying so
const swc = (typescript) => [
  '@swc/jest',
  {
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: typescript ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      ...(typescript && { transform: { legacyDecorator: true, decoratorMetadata: true } }),
    },
  },
];
const project = (displayName, roots, more = {}) => ({
  displayName,
  rootDir: root,
  roots: roots.map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: {
    '^@xiaowu/engine$': '<rootDir>/engine/index.ts',
    '^@xiaowu/server/contract/(.*)$': '<rootDir>/server/contract/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '\\.ts$': swc(true), '\\.m?js$': swc(false) },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.*/node_modules/)?(?:${[...new Set([...esm, ...callsImport, ...unmarked])].join('|')})/)`,
  ],
  ...more,
});

/**
 * Minutes each: `npm run test:all` takes them in, and so does naming one. Two other from-nothing specs draw by hand, too,
 * and `untouched` looks at the shipped definitions.
 */
const long = [
  'untouched-elements',
  ...['budget-adjustment', 'directed-document', 'tuition-receipt', 'vehicle-pass'].map(
    (item) => `${item}-from-nothing`,
  ),
];
const isAsked = (name) => process.env.XIAOWU_TEST_ALL === '1' || process.argv.some((arg) => arg.includes(name));
const leftOut = long.filter((name) => !isAsked(name)).map((name) => `/test/browser/${name}\\.spec`);

export default {
  // each worker may have a server, a browser and a database at work beside it
  maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
  // Generous: the databases are real, and the machine may be busy. Jest reads it here only, not in a project.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/setup/begin-run.mjs',
  globalTeardown: '<rootDir>/test/setup/end-run.mjs',
  projects: [
    project(
      'engine',
      ['engine', 'test/conformance', 'test/processes'].filter((folder) => existsSync(join(root, folder))),
    ),
    project(
      'server',
      ['server', 'test/server', 'test/chaos'].filter((folder) => existsSync(join(root, folder))),
    ),
    project('portal', ['portal-ui', 'designer-ui']),
    project(
      'architecture',
      ['test/architecture', 'test/docker'].filter((folder) => existsSync(join(root, folder))),
    ),
    project(
      'browser',
      ['test/browser'].filter((folder) => existsSync(join(root, folder))),
      {
        testPathIgnorePatterns: ['/node_modules/', '/dist/', ...leftOut],
        setupFilesAfterEnv: ['<rootDir>/test/browser/support/to-succeed.ts'],
      },
    ),
  ].filter(({ roots }) => roots.length > 0),
};
