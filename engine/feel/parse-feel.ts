import { parseExpression } from 'feelin';

/** A node of a parse tree. */
export type FeelNode = ReturnType<typeof parseExpression>['topNode'];

/** An expression and its tree. */
export interface ParsedFeel {
  readonly source: string;
  readonly top: FeelNode;
}

/** A place in an expression and what is wrong there; offsets in the source. */
export interface FeelMistake {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Parses; mistakes are in the tree. Names are split without regard to the variables of an instance. */
export function parseFeel(source: string): ParsedFeel {
  return { source, top: parseExpression(source, {}, undefined).topNode };
}

/** Child nodes in order, without comments. */
export function children(node: FeelNode): FeelNode[] {
  const found: FeelNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (!child.type.isSkipped) found.push(child);
  return found;
}

/** The first place that is not FEEL, else null. */
export function findMistake({ source, top }: ParsedFeel): FeelMistake | null {
  let mistake: FeelMistake | null = null;
  top.toTree().iterate({
    enter({ type, name, from, to, node }) {
      if (mistake) return false;
      if (type.isError) {
        const found = from === to ? 'nothing' : source.slice(from, to);
        mistake = { message: `Expected FEEL, but found ${found} at ${from}.`, from, to };
      } else if (name === 'Comparison' && isDoubled(node)) {
        mistake = { message: `Expected one comparison operator, but found two at ${from}.`, from, to };
      }
      return !mistake;
    },
  });
  return mistake;
}

// `a == b` is read as `a = (= b)`, which is never true: surely `a = b` was meant.
function isDoubled(comparison: FeelNode): boolean {
  const [, operator, right] = children(comparison);
  return operator?.name === 'CompareOp' && right?.name === 'SimplePositiveUnaryTest';
}

/** Source text of a node. */
export function textOf(source: string, { from, to }: FeelNode): string {
  return source.slice(from, to);
}

/** A name as FEEL knows it: its parts joined by one blank. */
export function nameOf(source: string, node: FeelNode): string {
  const parts = children(node);
  return parts.length === 0 ? textOf(source, node) : parts.map((part) => nameOf(source, part)).join(' ');
}
