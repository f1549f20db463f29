import { pictureLimits, type SchoolPicture } from '../contract/school-limits.js';
import { schoolMessages } from '../locales/zh-CN/settings.js';

/** Signature and the beginning of the first chunk, which every PNG has. */
const beginning = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';

/** What is wrong with a picture of the school; null when nothing is. */
export function pictureProblem(name: SchoolPicture, picture: Buffer): string | null {
  const { bytes, leastPixels, mostPixels } = pictureLimits;
  if (picture.length > bytes) return schoolMessages.pictureSize(name, bytes / 1024);
  if (picture.length < 24 || !picture.toString('latin1').startsWith(beginning)) return schoolMessages.pictureType(name);
  const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
  const isSquare = width === height && width >= leastPixels && width <= mostPixels;
  return isSquare ? null : schoolMessages.pictureShape(name, leastPixels, mostPixels);
}
