// Who may import whom; run as a test by test/architecture/imports.spec.ts.

/** Inside the server, left may not import right (server/README.md). */
const serverOrder = [
  ['contract'],
  ['locales'],
  ['database', 'threads'],
  ['scripts'],
  ['http', 'settings', 'audit', 'channels'],
  ['printing'],
  ['auth'],
  ['organization'],
  ['files'],
  ['notices', 'profile'],
  ['definitions', 'forms'],
  ['items'],
  ['instances'],
  ['applications', 'tasks', 'notifications', 'delegations', 'statistics', 'live'],
  ['jobs'],
];

const forbid = (name, from, to, toNot) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: to, ...(toNot !== undefined && { pathNot: toNot }) },
});

export default {
  forbidden: [
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'everything resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    forbid('engine imports nothing of ours', '^engine/', '^(server|portal-ui|designer-ui|test)/'),
    forbid('server takes the engine by its index', '^server/', '^engine/', '^engine/index\\.ts$'),
    forbid('server imports no user interface', '^server/', '^(portal-ui|designer-ui|test)/'),
    forbid('contract imports zod only', '^server/contract/', '.', '^server/contract/|zod'),
    forbid(
      'portal imports the contract only',
      '^portal-ui/',
      '^(engine|server|designer-ui|test)/',
      '^server/contract/',
    ),
    forbid(
      'designer imports engine/index, contract, portal form, theme, paper and API client',
      '^designer-ui/',
      '^(engine|server|portal-ui|test)/',
      '^engine/index\\.ts$|^server/contract/|^portal-ui/src/(form|theme|paper)/|^portal-ui/src/api/(client|api-failure|intent-key)\\.ts$|^portal-ui/src/components/item-icons\\.ts$',
    ),
    ...serverOrder.slice(0, -1).flatMap((left, i) =>
      left.map((folder) =>
        forbid(
          `server/${folder} imports nothing to its right`,
          `^server/${folder}/`,
          `^server/(${serverOrder
            .slice(i + 1)
            .flat()
            .join('|')})/`,
        ),
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/architecture/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
