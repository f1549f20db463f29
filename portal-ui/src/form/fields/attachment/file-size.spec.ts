import { fileSize } from './file-size';

it.each([
  [12, '12 B'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [348_160, '340 KB'],
  [20 * 1024 * 1024, '20 MB'],
])('shows %d bytes as %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});
