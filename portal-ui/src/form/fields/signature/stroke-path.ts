export interface Point {
  x: number;
  y: number;
}

/** A stroke as a smooth line: curves through the middles between the points. A tap is a dot. */
export function strokePath(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const [first, ...rest] = points;
  if (!first) return path;
  path.moveTo(first.x, first.y);
  if (rest.length === 0) path.lineTo(first.x + 0.1, first.y);
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next) path.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
    else path.lineTo(point.x, point.y);
  });
  return path;
}
