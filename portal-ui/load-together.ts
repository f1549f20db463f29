import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Group {
  readonly name: string;
  readonly test?: RegExp | ((id: string) => boolean);
  readonly tags?: ['$initial'];
  readonly minShareCount?: number;
}

const vant = (components: string) => new RegExp(`/node_modules/vant/es/(${components})/`);
const elementPlus = (components: string) => new RegExp(`/node_modules/element-plus/es/components/(${components})/`);
/** Modules of the portal whose paths begin like this. */
const portal =
  (...paths: readonly string[]) =>
  (id: string) =>
    paths.some((path) => id.includes(`/portal-ui/src/${path}`));

const vue: Group = {
  name: 'vue',
  test: /\/node_modules\/(@intlify|@vue|@vueuse|pinia|vue|vue-i18n|vue-router)\//,
};
/** What the entry imports, whether or not a page imports it too. */
const app: Group = { name: 'app', tags: ['$initial'] };

const own = fileURLToPath(new URL('src', import.meta.url));
const namesIcons = /import \{([^}]*)\} from '@element-plus\/icons-vue'/g;

/** The icons that are named in these folders and files of the portal. */
function iconsIn(...paths: readonly string[]): (id: string) => boolean {
  const files = paths.flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(join(own, path), { encoding: 'utf8', recursive: true }).map((file) => join(path, file)),
  );
  const code = files.filter((file) => /\.(ts|vue)$/.test(file)).map((file) => readFileSync(join(own, file), 'utf8'));
  const named = code.flatMap((text) => [...text.matchAll(namesIcons)]).flatMap(([, names = '']) => names.split(','));
  const ids = new Set(named.map((name) => `\0icon:${name.trim().split(' ')[0]}`));
  return (id) => ids.has(id);
}

/**
 * Which modules come in one file. Left alone, a bundler makes a file of whatever the same pages share: a page that
 * shows a list was a hundred files, most of them smaller than the request for them, and a phone on a slow network waits
 * for every round. A group takes along what its modules import, unless a group before it has that: the order counts.
 * Nothing that a phone's list needs may import Element Plus; test/architecture holds the files and their sizes to
 * limits.
 */
export const portalGroups: Group[] = [
  vue,
  app,
  // what one page alone shows stays with it
  {
    name: 'icons',
    test: iconsIn('layout', 'features/lists', 'features/applications/status-look.ts'),
    minShareCount: 2,
  },
  {
    name: 'more-icons',
    test: iconsIn(
      'components',
      'form',
      ...['applications', 'organization', 'profile', 'supervision', 'tasks'].map((f) => `features/${f}`),
    ),
    minShareCount: 2,
  },
  { name: 'vant', test: vant('badge|button|empty|icon|list|loading|pull-refresh|swipe-cell') },
  { name: 'vant-fields', test: vant('cell|field|search|tab|tabs') },
  { name: 'vant-popups', test: vant('action-sheet|overlay|popup') },
  { name: 'vant-pickers', test: vant('date-picker|picker|picker-group|time-picker') },
  { name: 'element-plus', test: elementPlus('button|config-provider|input|skeleton') },
  { name: 'element-plus-lists', test: elementPlus('dropdown|dropdown-menu|dropdown-item|option|select|tag') },
  { name: 'element-plus-dialogs', test: elementPlus('dialog|overlay') },
  { name: 'element-plus-ticks', test: elementPlus('checkbox|checkbox-group|radio|radio-group') },
  {
    name: 'shared',
    test: portal(
      'api/',
      'components/ask.ts',
      'form/fields/attachment/file-size.ts',
      'form/form-services.ts',
      ...['StatusTag', 'use-case-actions', 'use-times'].map((part) => `features/applications/${part}.`),
      ...['ListCell', 'boxes', 'case-line', 'counts-store', 'many-acts', 'use-item-choices', 'use-list'].map(
        (part) => `features/lists/${part}.`,
      ),
      'features/supervision/supervise-act.ts',
      'features/tasks/case-title.ts',
      'features/tasks/use-take-back.ts',
    ),
    minShareCount: 2,
  },
  { name: 'contract', test: /\/server\/(dist\/)?contract\// },
  {
    name: 'frame',
    test: portal('layout/BrandMark', 'layout/WecomCode', 'session/use-copyright', 'session/use-sign-out'),
  },
  {
    name: 'desktop-lists',
    test: portal(...['BoxFrame', 'ListPager', 'ListStates', 'TickBox'].map((part) => `features/lists/${part}.`)),
  },
  {
    name: 'states',
    test: portal(...['EmptyState', 'PageState', 'SkeletonLines', 'use-answer'].map((part) => `components/${part}.`)),
  },
  {
    name: 'items',
    test: portal(...['FavoriteButton', 'IconGrid', 'ItemTile', 'TileGrid'].map((part) => `features/hall/${part}.`)),
  },
  { name: 'element-plus-dates', test: elementPlus('date-picker|time-picker|time-select') },
  { name: 'dialogs', test: portal('components/AdaptiveDialog') },
  // their texts and their expressions come later
  { name: 'forms', test: /\/portal-ui\/src\/form\/(?!feel\.|locales)/ },
  { name: 'case', test: portal('features/applications/RecordTimeline', 'features/diagram/ProcessDiagram') },
];

export const designerGroups: Group[] = [
  vue,
  app,
  {
    name: 'element-plus',
    test: elementPlus('alert|button|dialog|form|form-item|icon|input|message-box|option|select|switch|tag|tooltip'),
  },
];
