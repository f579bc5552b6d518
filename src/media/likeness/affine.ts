import type { Orientation } from '../pdq/pdq.ts';
import type { Area } from './geometry.ts';

/** x' = xx x + xy y + x0, y' = yx x + yy y + y0. Points are shares of a picture's width and height. */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

/** `outer` after `inner`. */
export function compose(outer: Affine, inner: Affine): Affine {
  return {
    xx: outer.xx * inner.xx + outer.xy * inner.yx,
    xy: outer.xx * inner.xy + outer.xy * inner.yy,
    x0: outer.xx * inner.x0 + outer.xy * inner.y0 + outer.x0,
    yx: outer.yx * inner.xx + outer.yy * inner.yx,
    yy: outer.yx * inner.xy + outer.yy * inner.yy,
    y0: outer.yx * inner.x0 + outer.yy * inner.y0 + outer.y0,
  };
}

/** Null if it flattens the plane. */
export function invert({ xx, xy, x0, yx, yy, y0 }: Affine): Affine | null {
  const determinant = xx * yy - xy * yx;
  if (Math.abs(determinant) < 1e-12) return null;
  return {
    xx: yy / determinant,
    xy: -xy / determinant,
    x0: (xy * y0 - yy * x0) / determinant,
    yx: -yx / determinant,
    yy: xx / determinant,
    y0: (yx * x0 - xx * y0) / determinant,
  };
}

export function stretch(x: number, y: number, x0 = 0, y0 = 0): Affine {
  return { xx: x, xy: 0, x0, yx: 0, yy: y, y0 };
}

const straight = (xx: number, x0: number, yy: number, y0: number): Affine =>
  stretch(xx, yy, x0, y0);
const swapped = (xy: number, x0: number, yx: number, y0: number): Affine => ({
  xx: 0,
  xy,
  x0,
  yx,
  yy: 0,
  y0,
});

/** Where a point of the turned picture was in the picture as it is. */
const BEFORE_TURNING: Readonly<Record<Orientation, Affine>> = {
  original: straight(1, 0, 1, 0),
  'rotate-90': swapped(-1, 1, 1, 0),
  'rotate-180': straight(-1, 1, -1, 1),
  'rotate-270': swapped(1, 0, -1, 1),
  'flip-x': straight(1, 0, -1, 1),
  'flip-y': straight(-1, 1, 1, 0),
  transpose: swapped(1, 0, 1, 0),
  transverse: swapped(-1, 1, -1, 1),
};

export function beforeTurning(orientation: Orientation): Affine {
  return BEFORE_TURNING[orientation];
}

/**
 * Takes points of the picture of `untouched` to points of the picture of `turned`, if the part `turned` looks, once so
 * oriented, like the part `untouched`.
 */
export function betweenWindows(turned: Area, orientation: Orientation, untouched: Area): Affine {
  const intoWindow = stretch(
    1 / untouched.width,
    1 / untouched.height,
    -untouched.left / untouched.width,
    -untouched.top / untouched.height,
  );
  const outOfWindow = stretch(turned.width, turned.height, turned.left, turned.top);
  return compose(outOfWindow, compose(BEFORE_TURNING[orientation], intoWindow));
}
