interface FileType {
  readonly type: string;
  /** Beginnings that such a file may have; empty = text, told by the absence of NUL. */
  readonly beginnings: readonly string[];
}

/** Bytes as latin1 text. */
const bytes = (...beginnings: string[]) => beginnings;
const zip = bytes('PK\x03\x04');
const ole = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const office = 'application/vnd.openxmlformats-officedocument';

/** What may be uploaded, by extension. Nothing here is run by a browser, and all is served as attachment anyway. */
const fileTypes: Readonly<Record<string, FileType>> = {
  pdf: { type: 'application/pdf', beginnings: bytes('%PDF-') },
  png: { type: 'image/png', beginnings: bytes('\x89PNG\r\n\x1a\n') },
  jpg: { type: 'image/jpeg', beginnings: bytes('\xff\xd8\xff') },
  jpeg: { type: 'image/jpeg', beginnings: bytes('\xff\xd8\xff') },
  gif: { type: 'image/gif', beginnings: bytes('GIF87a', 'GIF89a') },
  webp: { type: 'image/webp', beginnings: bytes('RIFF') },
  bmp: { type: 'image/bmp', beginnings: bytes('BM') },
  doc: { type: 'application/msword', beginnings: ole },
  xls: { type: 'application/vnd.ms-excel', beginnings: ole },
  ppt: { type: 'application/vnd.ms-powerpoint', beginnings: ole },
  wps: { type: 'application/vnd.ms-works', beginnings: ole },
  docx: { type: `${office}.wordprocessingml.document`, beginnings: zip },
  xlsx: { type: `${office}.spreadsheetml.sheet`, beginnings: zip },
  pptx: { type: `${office}.presentationml.presentation`, beginnings: zip },
  ofd: { type: 'application/ofd', beginnings: zip },
  zip: { type: 'application/zip', beginnings: zip },
  rar: { type: 'application/vnd.rar', beginnings: bytes('Rar!\x1a\x07') },
  '7z': { type: 'application/x-7z-compressed', beginnings: bytes('7z\xbc\xaf\x27\x1c') },
  txt: { type: 'text/plain', beginnings: [] },
  csv: { type: 'text/csv', beginnings: [] },
};

/** Pictures and PDFs, whose beginnings were checked when they came. */
export function isShownInPages(type: string): boolean {
  return type.startsWith('image/') || type === 'application/pdf';
}

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Media type of an allowed extension, null for any other: what the browser says it is does not count. */
export function mediaTypeOf(extension: string): string | null {
  return Object.hasOwn(fileTypes, extension) ? (fileTypes[extension]?.type ?? null) : null;
}

/** Whether the content begins as files of the extension do. */
export function isContentOf(extension: string, head: Buffer): boolean {
  const beginnings = fileTypes[extension]?.beginnings ?? [];
  const text = head.toString('latin1');
  return beginnings.length === 0 ? !text.includes('\0') : beginnings.some((beginning) => text.startsWith(beginning));
}
