/** As the server has it: `server/contract/files.ts`. */
export const largestFile = 20 * 1024 * 1024;

/** What the file dialog offers first; the server decides. */
export const offeredTypes =
  'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.ofd,.txt,.csv,.zip,.rar,.7z,.mp3,.mp4';

const refused = /\.(exe|bat|cmd|com|msi|scr|ps1|vbs|js|jar|sh|apk|html?|svg)$/i;

/** Pictures and PDFs open in the page; a phone's browser inside an app shows no PDF there. */
export const canPreview = (type: string, device: 'desktop' | 'phone'): boolean =>
  type.startsWith('image/') || (type === 'application/pdf' && device === 'desktop');

export const offeredPictures = 'image/png,image/jpeg,image/gif,image/webp,image/bmp';

export type FileProblem = 'tooLarge' | 'emptyFile' | 'wrongType' | 'onlyPictures';

/** What the server would certainly refuse, found before sending megabytes. */
export function fileProblem({ name, size }: { name: string; size: number }, isPicture: boolean): FileProblem | null {
  if (isPicture && !/\.(png|jpe?g|gif|webp|bmp)$/i.test(name)) return 'onlyPictures';
  if (refused.test(name)) return 'wrongType';
  if (size === 0) return 'emptyFile';
  return size > largestFile ? 'tooLarge' : null;
}
