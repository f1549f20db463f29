/** The expression language of Jakarta EE as other tools use it in `${…}`, read into a tree. */
export type Juel =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Juel; readonly name: string }
  | { readonly kind: 'index'; readonly of: Juel; readonly index: Juel }
  /** `of` is null for a function; `name` then has its prefix, e.g. `variables:get`. */
  | { readonly kind: 'call'; readonly of: Juel | null; readonly name: string; readonly args: readonly Juel[] }
  | { readonly kind: 'unary'; readonly operator: 'not' | 'empty' | '-'; readonly of: Juel }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Juel; readonly right: Juel }
  | { readonly kind: 'choice'; readonly test: Juel; readonly then: Juel; readonly otherwise: Juel };

/** What of an expression has no counterpart in FEEL. */
export class NotTranslatable extends Error {
  override readonly name = 'NotTranslatable';
  constructor(readonly part: string) {
    super(`Expected an expression with a counterpart in FEEL, but found ${part}.`);
  }
}

const token =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}_$][\p{L}\p{N}_$]*)|(&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]]))/uy;
const words: { readonly [word: string]: string } = {
  and: '&&',
  or: '||',
  not: '!',
  eq: '==',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  div: '/',
  mod: '%',
};
/** From the loosest to the tightest. */
const levels = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];
const maxDepth = 100;

interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end';
  readonly text: string;
}

/** Parses what stands between `${` and `}`. Throws NotTranslatable with what could not be understood. */
export function parseJuel(source: string): Juel {
  return new Parser(tokensOf(source)).whole();
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    token.lastIndex = at;
    const found = token.exec(source);
    if (!found) throw new NotTranslatable(source.slice(at).trim().slice(0, 20));
    const [, number, text, name, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'string', text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (name !== undefined && Object.hasOwn(words, name)) tokens.push({ kind: 'sign', text: words[name] ?? '' });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
    at = token.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '' }];
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Juel {
    const tree = this.choice();
    const left = this.peek();
    if (left.kind !== 'end') throw new NotTranslatable(left.text);
    return tree;
  }

  private choice(): Juel {
    this.depth += 1;
    if (this.depth > maxDepth) throw new NotTranslatable(this.peek().text);
    const test = this.binary(0);
    if (!this.takes('?')) {
      this.depth -= 1;
      return test;
    }
    const then = this.choice();
    this.expect(':');
    const otherwise = this.choice();
    this.depth -= 1;
    return { kind: 'choice', test, then, otherwise };
  }

  private binary(level: number): Juel {
    const operators = levels[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (let next = this.peek(); next.kind === 'sign' && operators.includes(next.text); next = this.peek()) {
      this.at += 1;
      left = { kind: 'binary', operator: next.text, left, right: this.binary(level + 1) };
    }
    return left;
  }

  private unary(): Juel {
    const signs: ('not' | '-' | 'empty')[] = [];
    for (;;) {
      if (this.takes('!')) signs.unshift('not');
      else if (this.takes('-')) signs.unshift('-');
      else if (this.peek().kind === 'name' && this.peek().text === 'empty') {
        this.at += 1;
        signs.unshift('empty');
      } else break;
    }
    return signs.reduce<Juel>((of, operator) => ({ kind: 'unary', operator, of }), this.path());
  }

  private path(): Juel {
    let tree = this.primary();
    for (;;) {
      if (this.takes('.')) {
        const name = this.name();
        tree = this.takes('(')
          ? { kind: 'call', of: tree, name, args: this.args() }
          : { kind: 'member', of: tree, name };
      } else if (this.takes('[')) {
        const index = this.choice();
        this.expect(']');
        tree = { kind: 'index', of: tree, index };
      } else return tree;
    }
  }

  private primary(): Juel {
    const next = this.peek();
    this.at += 1;
    if (next.kind === 'number') return { kind: 'literal', value: Number(next.text) };
    if (next.kind === 'string') return { kind: 'literal', value: next.text };
    if (next.text === '(') {
      const tree = this.choice();
      this.expect(')');
      return tree;
    }
    if (next.kind !== 'name') throw new NotTranslatable(next.text === '' ? 'the end' : next.text);
    if (next.text === 'true' || next.text === 'false') return { kind: 'literal', value: next.text === 'true' };
    if (next.text === 'null') return { kind: 'literal', value: null };
    if (this.takes('(')) return { kind: 'call', of: null, name: next.text, args: this.args() };
    return this.prefixed(next.text) ?? { kind: 'name', name: next.text };
  }

  /** `prefix:function(…)`; a colon that is followed by anything else belongs to `? :`. */
  private prefixed(prefix: string): Juel | null {
    const [colon, name, bracket] = this.tokens.slice(this.at, this.at + 3);
    if (colon?.text !== ':' || name?.kind !== 'name' || bracket?.kind !== 'sign' || bracket.text !== '(') return null;
    this.at += 3;
    return { kind: 'call', of: null, name: `${prefix}:${name.text}`, args: this.args() };
  }

  private args(): Juel[] {
    const args: Juel[] = [];
    if (this.takes(')')) return args;
    do args.push(this.choice());
    while (this.takes(','));
    this.expect(')');
    return args;
  }

  private name(): string {
    const next = this.peek();
    if (next.kind !== 'name') throw new NotTranslatable(`.${next.text}`);
    this.at += 1;
    return next.text;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  private takes(sign: string): boolean {
    const next = this.peek();
    const isThere = next.kind === 'sign' && next.text === sign;
    if (isThere) this.at += 1;
    return isThere;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw new NotTranslatable(this.peek().text || `no ${sign}`);
  }
}
