/** What a colour scheme makes of the school's colour, `#rrggbb` each. */
export interface Tones {
  readonly brand: string;
  readonly brand3: string;
  readonly brand5: string;
  readonly brand7: string;
  readonly brand8: string;
  readonly brand9: string;
  readonly strong: string;
  readonly onBrand: string;
}

/** Of a school that has set none. */
export const productColor = '#2566c4';

type Rgb = readonly [number, number, number];

/** WCAG 2.2 AA, 1.4.3: text, links and the words on filled buttons. */
const enough = 4.5;
/** Grounds that words in the brand's colour stand on: `--xw-surface`, `-hover` of `tokens.css`. */
const grounds = { light: ['#ffffff', '#eef2f7'], dark: ['#181d26', '#242b37'] } as const;

/** Contrast of two colours by WCAG, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(rgbOf(one)), luminance(rgbOf(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * Tones of a colour `#rrggbb` for both schemes. Its hue stays; it is darkened on light pages and lightened on dark ones
 * until words can be read.
 */
export function schoolTones(color: string): { readonly light: Tones; readonly dark: Tones } {
  return { light: lightTones(color), dark: darkTones(color) };
}

/** The tones as CSS that goes over `tokens.css` wherever it stands. */
export function schoolToneCss(color: string): string {
  const { light, dark } = schoolTones(color);
  return `:root:root{${declarations(light)}}html.dark.dark{${declarations(dark)}}`;
}

function lightTones(color: string): Tones {
  const brand = readable(color, -1, (shade) => [...grounds.light, mixed(shade, '#ffffff', 0.9)]);
  return { ...shades(brand, '#ffffff'), strong: mixed(brand, '#000000', 0.2), onBrand: '#ffffff' };
}

function darkTones(color: string): Tones {
  const [ground] = grounds.dark;
  const brand = readable(color, 1, (shade) => [...grounds.dark, mixed(shade, ground, 0.9)]);
  return { ...shades(brand, ground), strong: mixed(brand, '#ffffff', 0.2), onBrand: '#0d1a2d' };
}

function shades(brand: string, ground: string) {
  const towards = (part: number) => mixed(brand, ground, part);
  return {
    brand,
    brand3: towards(0.3),
    brand5: towards(0.5),
    brand7: towards(0.7),
    brand8: towards(0.8),
    brand9: towards(0.9),
  };
}

/** The nearest lightness of the same hue that has enough contrast on all of its grounds. */
function readable(color: string, direction: 1 | -1, groundsOf: (shade: string) => readonly string[]): string {
  const [hue, saturation, lightness] = hslOf(rgbOf(color));
  let shade = color.toLowerCase();
  for (let step = 1; step <= 100; step++) {
    const current = shade;
    if (groundsOf(current).every((ground) => contrastOf(current, ground) >= enough)) break;
    shade = hexOf(rgbOfHsl(hue, saturation, Math.min(1, Math.max(0, lightness + (direction * step) / 100))));
  }
  return shade;
}

const variables: Readonly<Record<keyof Tones, string>> = {
  brand: '--xw-brand',
  brand3: '--xw-brand-3',
  brand5: '--xw-brand-5',
  brand7: '--xw-brand-7',
  brand8: '--xw-brand-8',
  brand9: '--xw-brand-9',
  strong: '--xw-brand-strong',
  onBrand: '--xw-on-brand',
};
const declarations = (tones: Tones): string =>
  (Object.keys(variables) as (keyof Tones)[]).map((tone) => `${variables[tone]}:${tones[tone]}`).join(';');

function rgbOf(color: string): Rgb {
  const part = (at: number) => parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}
const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function mixed(color: string, other: string, part: number): string {
  const [a, b] = [rgbOf(color), rgbOf(other)];
  const at = (i: 0 | 1 | 2) => a[i] * (1 - part) + b[i] * part;
  return hexOf([at(0), at(1), at(2)]);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Hue in sixths of the circle, saturation and lightness 0 to 1. */
function hslOf(rgb: Rgb): Rgb {
  const [red, green, blue] = rgb.map((part) => part / 255) as unknown as Rgb;
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const [lightness, span] = [(low + high) / 2, high - low];
  if (span === 0) return [0, 0, lightness];
  const saturation = span / (1 - Math.abs(2 * lightness - 1));
  if (high === red) return [((green - blue) / span + 6) % 6, saturation, lightness];
  return [high === green ? (blue - red) / span + 2 : (red - green) / span + 4, saturation, lightness];
}

function rgbOfHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const at = (offset: number) => {
    const k = (offset + hue * 2) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [at(0), at(8), at(4)];
}
