import type { ProblemCode } from '../problem-code.js';
import type { Problem } from '../problem.js';
import { isA, isElement, many, type ModdleElement, one, text } from '../moddle-element.js';
import { extensionsOf } from '../read-extensions.js';
import type { Reading } from '../reading.js';
import { toFeel } from './foreign-expression.js';
import { NotTranslatable } from './juel-syntax.js';

/** An extension element of another tool. */
export interface ForeignExtension {
  readonly $type: string;
  readonly $body?: string;
  readonly $children?: readonly ForeignExtension[];
  readonly $descriptor: { readonly ns?: { readonly localName: string; readonly uri?: string } };
}

/** What a whole file says that single elements need. */
export interface FileFacts {
  /** Names of variables that hold who started the instance. */
  readonly initiators: ReadonlySet<string>;
}

/**
 * A BPMN element with what one tool added to it. Taking something removes it, so that in the end the file holds our own
 * attributes and what nobody could translate.
 */
export class ForeignElement {
  constructor(
    readonly element: ModdleElement,
    private readonly prefixes: readonly string[],
    private readonly uris: readonly string[],
    readonly facts: FileFacts,
    private readonly reading: Reading,
  ) {}

  is(...types: string[]): boolean {
    return types.some((type) => isA(this.element, type));
  }

  /** Takes an attribute; null when it is absent or empty. */
  attribute(...names: string[]): string | null {
    let value: string | null = null;
    for (const key of this.keys(names)) {
      const written = this.element.$attrs[key];
      delete (this.element.$attrs as Record<string, string>)[key];
      if (written !== undefined && written.trim() !== '') value ??= written.trim();
    }
    return value;
  }

  /** Is the attribute there? It stays. */
  has(...names: string[]): boolean {
    return this.keys(names).some((key) => (this.element.$attrs[key] ?? '').trim() !== '');
  }

  /** Takes the extension elements of this local name; those that are not wanted stay. */
  extensions(localName: string, isWanted: (one: ForeignExtension) => boolean = () => true): ForeignExtension[] {
    const extensions = one(this.element, 'extensionElements');
    if (!extensions) return [];
    const values = many(extensions, 'values');
    const taken = values.filter(
      (value) => this.isForeign(value, localName) && isWanted(value as unknown as ForeignExtension),
    );
    if (taken.length > 0)
      extensions.set(
        'values',
        values.filter((value) => !taken.includes(value)),
      );
    return taken as unknown as ForeignExtension[];
  }

  /** Adds one of our extension elements. */
  own(type: string, attributes: { readonly [name: string]: string | null }): void {
    const { $model } = this.element;
    let extensions = one(this.element, 'extensionElements');
    if (!extensions) {
      extensions = $model.create('bpmn:ExtensionElements', { values: [] });
      extensions.$parent = this.element;
      this.element.set('extensionElements', extensions);
    }
    const given = Object.entries(attributes).filter(([, value]) => value !== null);
    const added = $model.create(type, Object.fromEntries(given));
    added.$parent = extensions;
    extensions.set('values', [...many(extensions, 'values'), added]);
  }

  /** Sets an attribute of our extension element, which is made when there is none. */
  setOwn(type: string, attributes: { readonly [name: string]: string | null }): void {
    const [there] = extensionsOf(this.element, type);
    if (!there) return this.own(type, attributes);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) there.set(name, value);
  }

  /** Sets an attribute, e.g. `xiaowu:collection`. */
  set(name: string, value: string | null): void {
    if (value !== null) this.element.set(name, value);
  }

  text(name: string): string | null {
    return text(this.element, name);
  }

  part(name: string): ModdleElement | null {
    return one(this.element, name);
  }

  /** What it stands in, with the same tool's additions; null at the top of the file. */
  around(): ForeignElement | null {
    const { $parent } = this.element;
    return $parent === undefined
      ? null
      : new ForeignElement($parent, this.prefixes, this.uris, this.facts, this.reading);
  }

  /** FEEL of a text of the tool; what has no counterpart is an error that names it. */
  feel(written: string): string {
    try {
      return toFeel(written);
    } catch (error) {
      if (!(error instanceof NotTranslatable)) throw error;
      this.refuseExpression(written, error.part);
      return 'null';
    }
  }

  /** Something in an expression or script has no counterpart. */
  refuseExpression(written: string, part: string): void {
    this.error('dialect.expression', { expression: written.trim().slice(0, 200), part });
  }

  /** It would have to be executed, and cannot be. */
  refuse(name: string): void {
    this.error('dialect.unsupported', { name: `${this.prefix}:${name}` });
  }

  /** It can be left out, but somebody should know. */
  ignore(name: string): void {
    this.reading.problems.warning('extension.ignored', text(this.element, 'id'), { name: `${this.prefix}:${name}` });
  }

  private get prefix(): string {
    return this.prefixes[0] ?? '';
  }

  private error(code: ProblemCode, data: Problem['data']): void {
    this.reading.error(code, this.element, data);
  }

  private keys(names: readonly string[]): string[] {
    return this.prefixes.flatMap((prefix) => names.map((name) => `${prefix}:${name}`));
  }

  private isForeign(value: ModdleElement, localName: string): boolean {
    const { ns } = (value as unknown as ForeignExtension).$descriptor;
    return isElement(value) && ns?.localName === localName && this.uris.includes(ns.uri ?? '');
  }
}

/** An attribute of an extension element of another tool; null when absent or empty. */
export function attributeOf(extension: ForeignExtension, name: string): string | null {
  const value = (extension as unknown as Record<string, unknown>)[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The extension elements inside one, of these local names. */
export function childrenOf(extension: ForeignExtension, ...localNames: string[]): ForeignExtension[] {
  return (extension.$children ?? []).filter(({ $descriptor }) => localNames.includes($descriptor.ns?.localName ?? ''));
}

/** Its text; null when there is none. */
export function bodyOf(extension: ForeignExtension): string | null {
  const body = extension.$body?.trim() ?? '';
  return body === '' ? null : body;
}
