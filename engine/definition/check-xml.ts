import type { Problem } from './problem.js';
import type { ProblemCode } from './problem-code.js';

/** Bounds of a file. */
export interface XmlLimits {
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** Elements in one another. */
  readonly maxDepth: number;
  /** Elements of the XML, the drawing's among them. */
  readonly maxElements: number;
  /** Flow nodes and sequence flows. */
  readonly maxFlowElements: number;
}

/** 2 MB of plain text, and deeper and fuller than any drawing: reading an element takes some ten microseconds. */
export const defaultXmlLimits: XmlLimits = {
  maxLength: 2 * 1024 * 1024,
  maxDepth: 100,
  maxElements: 50_000,
  maxFlowElements: 10_000,
};

const hardMaxLength = 10 * 1024 * 1024;
/** Of one element: each takes time, and none that anybody draws has a hundred. */
const maxAttributes = 1000;
// Bounded, and the only pattern that runs over what a file repeats: each repetition takes space on the stack.
const name = /[\p{L}_][\p{L}\p{N}\p{M}_.:·-]{0,1000}/uy;
const tagEnd = /(\/?)>/y;
const spaces = new Set([' ', '\t', '\n', '\r']);
const reference = /&(?:(?:lt|gt|amp|apos|quot|#\d{1,7}|#x[\da-fA-F]{1,6});)?/g;
/** What no XML may hold (production 2): written again, such a file could not be read any more. */
const illegalCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Surrogate}\uFFFE\uFFFF]/u;
const flowElement =
  /(?:^|:)(?:\w*Task|task|\w*Event|\w*Gateway|(?:adHocS|s)ubProcess|transaction|callActivity|sequenceFlow)$/;
// moddle reads every text but "true" as false, so that 1 would silently become false.
const booleanAttributes = new Set(
  'isExecutable isSequential cancelActivity isInterrupting triggeredByEvent isForCompensation parallelMultiple instantiate testBefore cancelRemainingInstances isCollection'.split(
    ' ',
  ),
);

/**
 * Reads the file once from start to end and finds what makes it dangerous or broken: document types and entities, too
 * long, too deep, cut off, wrongly nested, wrongly decoded. Null = well-formed as far as BPMN needs.
 */
export function checkXml(xml: string, limits: XmlLimits): Problem | null {
  const maxLength = Math.min(limits.maxLength, hardMaxLength);
  if (xml.length > maxLength) return problem('xml.tooLong', { maxLength });
  return firstCharacterProblem(xml) ?? new XmlScan(xml, limits).run();
}

function firstCharacterProblem(xml: string): Problem | null {
  if (xml.includes('\uFFFD')) return problem('xml.encoding', { offset: xml.indexOf('\uFFFD') });
  const illegal = illegalCharacter.exec(xml);
  if (illegal) return problem('xml.encoding', { offset: illegal.index });
  const encoding = /^\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(xml.slice(0, 1000))?.[1];
  return encoding === undefined || /^(utf-?8|us-ascii)$/i.test(encoding) ? null : problem('xml.encoding', { encoding });
}

class XmlScan {
  private at = 0;
  private readonly open: string[] = [];
  private hasRoot = false;
  private elements = 0;
  private flowElements = 0;

  constructor(
    private readonly xml: string,
    private readonly limits: XmlLimits,
  ) {}

  run(): Problem | null {
    while (this.at < this.xml.length) {
      const found = this.xml.startsWith('<', this.at) ? this.markup() : this.text();
      if (found) return found;
    }
    const unclosed = this.open.at(-1);
    if (unclosed !== undefined) return this.broken(`</${unclosed}>`);
    return this.hasRoot ? null : this.broken('<definitions>');
  }

  private markup(): Problem | null {
    if (this.next('<!--')) return this.skipTo('-->');
    if (this.next('<![CDATA[')) return this.open.length > 0 ? this.skipTo(']]>') : this.broken('<definitions>');
    if (this.next('<!')) return problem('xml.doctype', this.where());
    if (this.next('<?')) return this.skipTo('?>');
    return this.next('</') ? this.closingTag() : this.openingTag();
  }

  private text(): Problem | null {
    const next = this.xml.indexOf('<', this.at);
    const end = next < 0 ? this.xml.length : next;
    const content = this.xml.slice(this.at, end);
    if (this.open.length === 0 && content.replace('\uFEFF', '').trim() !== '') return this.broken('markup');
    const found = this.entityIn(content);
    this.at = end;
    return found;
  }

  private openingTag(): Problem | null {
    this.at += 1;
    const tag = this.match(name)?.[0];
    if (tag === undefined) return this.broken('an element name');
    if (this.open.length === 0 && this.hasRoot) return this.broken('the end of the file');
    const seen = new Set<string>();
    for (let found = this.attribute(); found; found = this.attribute()) {
      const { key, value } = found;
      if (seen.has(key)) return this.broken(`one attribute ${key}`);
      seen.add(key);
      if (seen.size > maxAttributes) return problem('xml.tooManyAttributes', { maxAttributes, ...this.where() });
      const wrong = this.entityIn(value) ?? this.notBoolean(key, value);
      if (wrong) return wrong;
    }
    const end = this.tagEnd();
    if (!end) return this.broken(`the end of <${tag}>`);
    this.hasRoot = true;
    if (end[1] === '') this.open.push(tag);
    this.elements += 1;
    if (flowElement.test(tag)) this.flowElements += 1;
    const { maxDepth, maxElements, maxFlowElements } = this.limits;
    if (this.flowElements > maxFlowElements) {
      return problem('xml.tooManyElements', { maxElements: maxFlowElements, ...this.where() });
    }
    if (this.elements > maxElements) return problem('xml.tooManyElements', { maxElements, ...this.where() });
    return this.open.length > maxDepth ? problem('xml.tooDeep', { maxDepth, ...this.where() }) : null;
  }

  /** Null where no attribute begins, or one that is not as it has to be: then what comes is no end of the tag, either. */
  private attribute(): { key: string; value: string } | null {
    const isApart = this.skipSpaces();
    const key = isApart ? this.match(name)?.[0] : undefined;
    if (key === undefined) return null;
    this.skipSpaces();
    if (!this.next('=')) return null;
    this.skipSpaces();
    const quote = this.xml.charAt(this.at);
    const end = quote === '"' || quote === "'" ? this.xml.indexOf(quote, this.at + 1) : -1;
    if (end < 0) return null;
    const value = this.xml.slice(this.at + 1, end);
    if (value.includes('<')) return null;
    this.at = end + 1;
    return { key, value };
  }

  private tagEnd(): RegExpExecArray | null {
    this.skipSpaces();
    return this.match(tagEnd);
  }

  private closingTag(): Problem | null {
    const tag = this.match(name)?.[0];
    const expected = this.open.pop();
    const end = this.tagEnd();
    return tag !== undefined && tag === expected && end?.[1] === '' ? null : this.broken(`</${expected ?? ''}>`);
  }

  private entityIn(content: string): Problem | null {
    if (!content.includes('&')) return null;
    const isWrong = content.match(reference)?.some((each) => each === '&' || !isLegal(each)) === true;
    return isWrong ? problem('xml.entity', this.where()) : null;
  }

  private notBoolean(attributeName: string, value: string): Problem | null {
    const isWrong = booleanAttributes.has(attributeName) && value !== 'true' && value !== 'false';
    return isWrong ? problem('attribute.invalid', { name: attributeName, value, ...this.where() }) : null;
  }

  private next(start: string): boolean {
    const isNext = this.xml.startsWith(start, this.at);
    if (isNext) this.at += start.length;
    return isNext;
  }

  /** Whether there were any. */
  private skipSpaces(): boolean {
    const from = this.at;
    while (spaces.has(this.xml.charAt(this.at))) this.at += 1;
    return this.at > from;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.xml);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private skipTo(end: string): Problem | null {
    const found = this.xml.indexOf(end, this.at);
    if (found < 0) return this.broken(end);
    this.at = found + end.length;
    return null;
  }

  private broken(expected: string): Problem {
    return problem('xml.notWellFormed', { expected, ...this.where() });
  }

  private where(): { line: number; column: number } {
    const lines = this.xml.slice(0, this.at).split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  }
}

/** Whether what a reference stands for may be in XML. */
function isLegal(reference: string): boolean {
  const [, hex, decimal] = /^&#(?:x([\da-f]+)|(\d+));$/i.exec(reference) ?? [];
  const code = hex === undefined ? Number(decimal ?? 0x20) : parseInt(hex, 16);
  return code <= 0x10ffff && !illegalCharacter.test(String.fromCodePoint(code));
}

function problem(code: ProblemCode, data: Problem['data']): Problem {
  return { severity: 'error', code, elementId: null, data };
}
