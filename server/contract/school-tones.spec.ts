import { contrastOf, productColor, schoolToneCss, schoolTones } from './school-tones.js';

const colors = ['#000000', '#ffffff', '#ffd700', '#c00000', '#00a65a', '#2566c4', '#6a1b9a', '#808080', '#00ffff'];

describe('tones of a school’s colour', () => {
  it.each(colors)('can be read on every ground of both schemes: %s', (color) => {
    const { light, dark } = schoolTones(color);
    for (const ground of ['#ffffff', '#eef2f7', light.brand9])
      expect(contrastOf(light.brand, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['#181d26', '#242b37', dark.brand9])
      expect(contrastOf(dark.brand, ground)).toBeGreaterThanOrEqual(4.5);
    for (const { brand, strong, onBrand } of [light, dark])
      for (const ground of [brand, strong]) expect(contrastOf(onBrand, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('leave a colour that can be read as it is', () => {
    expect(schoolTones('#C00000').light.brand).toBe('#c00000');
    expect(schoolTones(productColor).light).toEqual({
      brand: '#2566c4',
      brand3: '#6694d6',
      brand5: '#92b3e2',
      brand7: '#bed1ed',
      brand8: '#d3e0f3',
      brand9: '#e9f0f9',
      strong: '#1e529d',
      onBrand: '#ffffff',
    });
  });

  it('go over the variables of the pages in both schemes', () => {
    expect(schoolToneCss('#c00000')).toMatch(/^:root:root\{--xw-brand:#c00000;.*\}html\.dark\.dark\{--xw-brand:#.*\}$/);
  });
});
