import { productColor, schoolTones } from '../contract/school-tones.js';
import type { School } from '../contract/school.js';
import type { WebManifest } from '../contract/web-manifest.js';

const productIcons = [192, 512].map((pixels) => ({
  src: `/icon-${pixels}.png`,
  sizes: `${pixels}x${pixels}`,
  type: 'image/png',
  purpose: 'any maskable',
}));

/** The portal on a home screen, under the school's name of it, with its picture and colour. */
export function manifestOf({ brand, color, logo }: Pick<School, 'brand' | 'color' | 'logo'>): WebManifest {
  // what stands in brackets behind the name is a motto, and too long for the words below an icon
  const name = brand.replace(/\s*[（(].*$/, '') || brand;
  return {
    name,
    short_name: [...name].slice(0, 12).join(''),
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f4f6f9',
    theme_color: schoolTones(color ?? productColor).light.brand,
    icons: logo === null ? productIcons : [{ src: logo, sizes: 'any', type: 'image/png', purpose: 'any' }],
  };
}
