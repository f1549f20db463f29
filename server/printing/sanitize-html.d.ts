declare module 'sanitize-html' {
  interface Options {
    allowedTags: string[];
    allowedAttributes: Record<string, string[]>;
    allowedSchemes: string[];
    allowedStyles: Record<string, Record<string, RegExp[]>>;
    allowProtocolRelative?: boolean;
    transformTags?: Record<
      string,
      (tagName: string, attributes: Record<string, string>) => { tagName: string; attribs: Record<string, string> }
    >;
  }
  export default function sanitizeHtml(html: string, options: Options): string;
}
