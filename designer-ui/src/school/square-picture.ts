import { pictureLimits } from '@xiaowu/server/contract/school-limits';

const largestFileBytes = 5 * 1024 * 1024;

export type PictureProblem = 'tooLarge' | 'unreadable' | 'tooDetailed';

/** A picture of any shape as a square PNG in base64, drawn whole; or why not. */
export async function squarePicture(
  file: Blob,
  pixels: number,
): Promise<{ png: string } | { problem: PictureProblem }> {
  if (file.size > largestFileBytes) return { problem: 'tooLarge' };
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const png = drawn(image, pixels).split(',')[1] ?? '';
    return (png.length * 3) / 4 > pictureLimits.bytes ? { problem: 'tooDetailed' } : { png };
  } catch {
    return { problem: 'unreadable' };
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawn(image: HTMLImageElement, pixels: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = pixels;
  // a drawing (SVG) may say no size
  const [width, height] = [image.naturalWidth || pixels, image.naturalHeight || pixels];
  const scale = Math.min(pixels / width, pixels / height);
  const [x, y] = [(pixels - width * scale) / 2, (pixels - height * scale) / 2];
  canvas.getContext('2d')?.drawImage(image, x, y, width * scale, height * scale);
  return canvas.toDataURL('image/png');
}
