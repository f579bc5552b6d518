import type { Window } from '../pdq/pdq.ts';

/** A part of a picture as shares of its width and height, 0 to 1. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Area = { left: 0, top: 0, width: 1, height: 1 };

/** The whole pixels of a picture `width` x `height` that an area covers, at least one. */
export function pixelsOf(area: Area, width: number, height: number): Window {
  const left = clamp(Math.round(area.left * width), 0, width - 1);
  const top = clamp(Math.round(area.top * height), 0, height - 1);
  const right = clamp(Math.round((area.left + area.width) * width), left + 1, width);
  const bottom = clamp(Math.round((area.top + area.height) * height), top + 1, height);
  return { left, top, width: right - left, height: bottom - top };
}

export function areaOf(window: Window, width: number, height: number): Area {
  return {
    left: window.left / width,
    top: window.top / height,
    width: window.width / width,
    height: window.height / height,
  };
}

/** How much two areas have in common: shared by covered by either. */
export function overlap(a: Area, b: Area): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Of an area, the share that another covers. */
export function coveredShare(area: Area, by: Area): number {
  const width = Math.min(area.left + area.width, by.left + by.width) - Math.max(area.left, by.left);
  const height = Math.min(area.top + area.height, by.top + by.height) - Math.max(area.top, by.top);
  return width <= 0 || height <= 0 ? 0 : (width * height) / (area.width * area.height);
}

export function holds(area: Area, x: number, y: number): boolean {
  return (
    x >= area.left && y >= area.top && x <= area.left + area.width && y <= area.top + area.height
  );
}
