export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room that other things take at the edges of the canvas, in pixels. */
export interface Margins {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const largestScale = 1;
/** Below it no text can be read: on a narrow canvas the drawing's beginning is better than all of it. */
const smallestScale = 0.5;
const narrow = 600;

/** The part of the drawing's plane to show so that all of it stands in the middle of what is free; never enlarged. */
export function fitViewbox(drawing: Box, canvas: { width: number; height: number }, margins: Margins): Box {
  const free = {
    width: Math.max(1, canvas.width - margins.left - margins.right),
    height: Math.max(1, canvas.height - margins.top - margins.bottom),
  };
  const scale = Math.max(
    canvas.width < narrow ? smallestScale : 0,
    Math.min(largestScale, free.width / Math.max(1, drawing.width), free.height / Math.max(1, drawing.height)),
  );
  const spare = {
    x: Math.max(0, free.width / scale - drawing.width),
    y: free.height / scale - drawing.height,
  };
  return {
    x: drawing.x - margins.left / scale - spare.x / 2,
    y: drawing.y - margins.top / scale - spare.y / 2,
    width: canvas.width / scale,
    height: canvas.height / scale,
  };
}
