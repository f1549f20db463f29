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
/** Below it not even shapes can be told from each other; nor does zooming go below it. */
const smallestWide = 0.2;

/**
 * The part of the drawing's plane to show so that all of it stands in the middle of what is free; never enlarged, nor
 * as small as to say nothing. Where it is too high for that, `beginning` stays in view: how far down it begins.
 */
export function fitViewbox(
  drawing: Box,
  canvas: { width: number; height: number },
  margins: Margins,
  beginning = drawing.y + drawing.height / 2,
): Box {
  const free = {
    width: Math.max(1, canvas.width - margins.left - margins.right),
    height: Math.max(1, canvas.height - margins.top - margins.bottom),
  };
  const scale = Math.max(
    canvas.width < narrow ? smallestScale : smallestWide,
    Math.min(largestScale, free.width / Math.max(1, drawing.width), free.height / Math.max(1, drawing.height)),
  );
  const seen = { width: free.width / scale, height: free.height / scale };
  const spare = { x: Math.max(0, seen.width - drawing.width), y: seen.height - drawing.height };
  const top = Math.min(Math.max(beginning - seen.height / 2, drawing.y), drawing.y - spare.y);
  return {
    x: drawing.x - margins.left / scale - spare.x / 2,
    y: (spare.y < 0 ? top : drawing.y - spare.y / 2) - margins.top / scale,
    width: canvas.width / scale,
    height: canvas.height / scale,
  };
}
