/** What a print page is made of. Texts may hold `{{names}}`; a width is in percent of the page, null = as it needs. */

export type Align = 'left' | 'center' | 'right';

export interface LabelledCell {
  readonly label: string;
  readonly value: string;
  /** The whole line is its own. */
  readonly isWide: boolean;
  /** High enough to write into. */
  readonly isTall: boolean;
  /** Of a line of its own: FEEL, printed only while it is true. */
  readonly when?: string;
}

export interface ListColumn {
  readonly label: string;
  readonly value: string;
  readonly width: number | null;
  /** What stands below the column. */
  readonly total: string;
}

export interface SignatureRow {
  readonly label: string;
  readonly value: string;
  readonly isTall: boolean;
}

interface Parts {
  title: { readonly level: 1 | 2 | 3; readonly text: string; readonly align: Align | null };
  text: { readonly text: string; readonly align: Align | null; readonly isBold: boolean; readonly size: number | null };
  serial: { readonly text: string };
  /** At the right with room above it: to be signed with a pen. */
  sign: { readonly text: string };
  /** All of the form, whatever is in it when a case is printed. */
  form: Record<never, never>;
  field: { readonly label: string; readonly value: string };
  fields: { readonly columns: 1 | 2 | 3; readonly labelWidth: number | null; readonly cells: readonly LabelledCell[] };
  /** One line per row of a detail table, or per line of the records. */
  list: { readonly columns: readonly ListColumn[] };
  /** All records with every column, or a whole detail table: `name` stands alone. */
  whole: { readonly name: string };
  signature: { readonly labelWidth: number | null; readonly rows: readonly SignatureRow[] };
  qr: { readonly align: Align | null };
  line: Record<never, never>;
  break: Record<never, never>;
  header: MarginTexts;
  footer: MarginTexts;
  /** What the editor does not know: kept as it is. */
  html: { readonly html: string };
}

export interface MarginTexts {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

export type BlockKind = keyof Parts;

/** `when`: FEEL, printed only while it is true; '' = always. */
export type PrintBlock = {
  [Kind in BlockKind]: { readonly kind: Kind; readonly when: string } & Parts[Kind];
}[BlockKind];
export type BlockOf<Kind extends BlockKind> = Extract<PrintBlock, { kind: Kind }>;

export const isMargin = ({ kind }: PrintBlock): boolean => kind === 'header' || kind === 'footer';
