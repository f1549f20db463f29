import { children, type FeelNode, nameOf, type ParsedFeel, textOf } from './parse-feel.js';

/** What an expression takes from outside. */
export interface NamesRead {
  /** Top-level variables by first appearance; inside a filter also names that may be keys of the filtered items. */
  readonly variables: readonly string[];
  /**
   * Names that stand only inside filters, where they may be keys of the filtered items; with the variable that each
   * filtered list is taken from, null where it is none.
   */
  readonly ofItems: ReadonlyMap<string, ReadonlySet<string | null>>;
  /** Functions it calls that tell the time. */
  readonly clock: readonly ('now' | 'today')[];
}

type Bound = ReadonlySet<string>;

/** Finds the free names of an expression. */
export function namesRead({ source, top }: ParsedFeel): NamesRead {
  const reader = new NameReader(source);
  reader.visit(top, new Set());
  const ofItems = new Map([...reader.filtered].filter(([name]) => !reader.outright.has(name)));
  return { variables: [...reader.variables], ofItems, clock: [...reader.clock] };
}

class NameReader {
  readonly variables = new Set<string>();
  /** Read where no filter could mean a key of an item. */
  readonly outright = new Set<string>();
  readonly filtered = new Map<string, Set<string | null>>();
  readonly clock = new Set<'now' | 'today'>();
  private list: string | null | undefined;

  constructor(private readonly source: string) {}

  visit(node: FeelNode, bound: Bound): void {
    switch (node.name) {
      case 'VariableName': {
        const name = nameOf(this.source, node);
        if (!bound.has(name)) this.read(name);
        return;
      }
      // A type after `instance of`, a key after a dot, the name of an argument: no variables.
      case 'Type':
      case 'PathName':
      case 'ParameterName':
        return;
      case 'FunctionInvocation':
        return this.invocation(children(node), bound);
      case 'ForExpression':
      case 'QuantifiedExpression':
        return this.iteration(node, bound);
      case 'FunctionDefinition':
        return this.definition(children(node), bound);
      case 'Context':
        return this.context(node, bound);
      case 'FilterExpression': {
        const [target, ...filter] = children(node);
        if (target) this.visit(target, bound);
        const around = this.list;
        this.list = target ? this.rootOf(target) : null;
        this.all(filter, new Set([...bound, 'item']));
        this.list = around;
        return;
      }
      default:
        return this.all(children(node), bound);
    }
  }

  private read(name: string): void {
    this.variables.add(name);
    if (this.list === undefined) this.outright.add(name);
    else this.filtered.set(name, (this.filtered.get(name) ?? new Set()).add(this.list));
  }

  /** `a` of `a`, `a.b`, `a[…]`. */
  private rootOf(node: FeelNode): string | null {
    if (node.name === 'VariableName') return nameOf(this.source, node);
    const [first] = children(node);
    return first && (node.name === 'PathExpression' || node.name === 'FilterExpression') ? this.rootOf(first) : null;
  }

  private all(nodes: readonly FeelNode[], bound: Bound): void {
    for (const node of nodes) this.visit(node, bound);
  }

  // A called name is a function of FEEL: variables are data and hold no functions.
  private invocation([target, ...parameters]: readonly FeelNode[], bound: Bound): void {
    if (target?.name === 'VariableName') {
      const name = nameOf(this.source, target);
      if (name === 'now' || name === 'today') this.clock.add(name);
    } else if (target) this.visit(target, bound);
    this.all(parameters, bound);
  }

  private iteration(node: FeelNode, bound: Bound): void {
    const inner = new Set(bound);
    for (const part of children(node)) {
      if (part.name !== 'InExpressions') {
        this.visit(part, node.name === 'ForExpression' ? new Set([...inner, 'partial']) : inner);
        continue;
      }
      for (const each of children(part)) {
        const [name, ...domain] = children(each);
        // The domain of a later iteration sees the names of the earlier ones.
        this.all(domain, inner);
        if (name) inner.add(nameOf(this.source, name));
      }
    }
  }

  private definition(parts: readonly FeelNode[], bound: Bound): void {
    const inner = new Set(bound);
    for (const part of parts) {
      if (part.name === 'FormalParameters') {
        for (const parameter of children(part)) {
          const [name] = children(parameter);
          if (name) inner.add(nameOf(this.source, name));
        }
      } else this.visit(part, inner);
    }
  }

  private context(node: FeelNode, bound: Bound): void {
    const inner = new Set(bound);
    for (const entry of children(node)) {
      if (entry.name !== 'ContextEntry') continue;
      const [key, ...value] = children(entry);
      this.all(value, inner);
      if (key) inner.add(this.keyOf(key));
    }
  }

  private keyOf(key: FeelNode): string {
    const [inner] = children(key);
    if (inner?.name !== 'StringLiteral') return nameOf(this.source, key);
    return textOf(this.source, inner).slice(1, -1);
  }
}
