const scale = 2;
/** More than browsers paint at once. */
const mostPixels = 16_000;

/** A drawing as a picture with white ground, twice as fine as on the screen. */
export async function svgToPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const factor = Math.min(scale, mostPixels / Math.max(image.width, image.height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.width * factor);
    canvas.height = Math.ceil(image.height * factor);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('Expected a canvas to draw on, but there is none');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('Expected a picture, but got none'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
