declare module 'sanitize-html' {
  interface Options {
    allowedTags: string[];
    allowedAttributes: Record<string, string[]>;
    allowedSchemes: string[];
    allowedStyles: Record<string, Record<string, RegExp[]>>;
  }
  export default function sanitizeHtml(html: string, options: Options): string;
}
