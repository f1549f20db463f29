interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

const between = 20;

/** How far down a frame has to go so that it lies on nothing else. */
export function freeTop(frame: Frame, others: readonly Frame[]): number {
  let { y } = frame;
  for (;;) {
    const under = others.filter((other) => overlaps({ ...frame, y }, other));
    if (under.length === 0) return y;
    y = Math.max(...under.map((other) => other.y + other.height)) + between;
  }
}

const overlaps = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
