/** A part of a document as pdfmake takes it; lengths in points. */
export type Content =
  | string
  | {
      text?: Content | readonly Content[];
      stack?: readonly Content[];
      columns?: readonly Content[];
      ul?: readonly Content[];
      ol?: readonly Content[];
      table?: {
        headerRows: number;
        keepWithHeaderRows?: number;
        dontBreakRows?: boolean;
        widths: readonly number[];
        heights?: (row: number) => number | 'auto';
        body: readonly (readonly Content[])[];
      };
      layout?: object | string;
      image?: string;
      svg?: string;
      width?: number;
      fit?: readonly [number, number];
      canvas?: readonly object[];
      colSpan?: number;
      rowSpan?: number;
      bold?: boolean;
      italics?: boolean;
      decoration?: 'underline' | 'lineThrough';
      sub?: boolean;
      sup?: boolean;
      fontSize?: number;
      lineHeight?: number;
      alignment?: 'left' | 'right' | 'center' | 'justify';
      verticalAlignment?: 'top' | 'middle' | 'bottom';
      margin?: readonly [number, number, number, number];
      pageBreak?: 'before' | 'after';
      unbreakable?: boolean;
      headlineLevel?: number;
      preserveLeadingSpaces?: boolean;
    };
/** A document as pdfmake takes it. */
export interface PdfDocument {
  pageSize: 'A4';
  pageMargins: readonly [number, number, number, number];
  info: { title: string };
  language: string;
  defaultStyle: object;
  content: readonly Content[];
  header?: (page: number, pages: number) => Content;
  footer: (page: number, pages: number) => Content;
  images?: Readonly<Record<string, string>>;
}
