import { logoLimits } from '../contract/school-limits.js';
import { schoolMessages } from '../locales/zh-CN/settings.js';

/** Signature and the beginning of the first chunk, which every PNG has. */
const beginning = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';

/** What is wrong with a picture as logo; null when nothing is. */
export function logoProblem(picture: Buffer): string | null {
  const { bytes, leastPixels, mostPixels } = logoLimits;
  if (picture.length > bytes) return schoolMessages.logoSize(bytes / 1024);
  if (picture.length < 24 || !picture.toString('latin1').startsWith(beginning)) return schoolMessages.logoType;
  const [width, height] = [picture.readUInt32BE(16), picture.readUInt32BE(20)];
  const isSquare = width === height && width >= leastPixels && width <= mostPixels;
  return isSquare ? null : schoolMessages.logoShape(leastPixels, mostPixels);
}
