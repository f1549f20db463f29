import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const icon = '\0icon:';

/**
 * The icons come in one file, of which a bundler makes one chunk: every page would load the icons of all. Each becomes
 * a module of its own, so that a page loads those that it shows.
 */
export function separateIcons(): Plugin {
  let parts: ReadonlyMap<string, string> = new Map();
  return {
    name: 'separate-icons',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(icon) ? id : null),
    load(id) {
      if (id.startsWith(icon)) return { code: parts.get(id.slice(icon.length)) ?? '', moduleSideEffects: false };
      if (!/@element-plus\/icons-vue\/dist\/index\.js$/.test(id)) return null;
      const file = readFileSync(id, 'utf8');
      parts = partsOf(file);
      const exports = [...parts.keys()].map((name) => `export { default as ${name} } from '${icon}${name}';`);
      return { code: exports.join('\n'), moduleSideEffects: false };
    },
  };
}

/** Modules by the names of their icons; throws when the file is not made as expected. */
export function partsOf(file: string): ReadonlyMap<string, string> {
  const names = new Map(
    [...(/export \{([\s\S]*)\}/.exec(file)?.[1] ?? '').matchAll(/(\w+) as (\w+)/g)].map(
      ([, variable = '', name = '']) => [variable, name] as const,
    ),
  );
  const sections = file
    .slice(0, file.lastIndexOf('export {'))
    .split(/^\/\/ src\/components\/[\w-]+\.vue$/m)
    .slice(1);
  const parts = sections.map((code) => {
    const variable = /(\w+_default) = /.exec(code)?.[1] ?? '';
    return [names.get(variable) ?? '', `${code}\nexport default ${variable};`] as const;
  });
  if (parts.length === 0 || parts.length !== names.size || parts.some(([name]) => name === ''))
    throw new Error(`Expected one section per icon, but found ${parts.length} for ${names.size} icons.`);
  return new Map(parts);
}
