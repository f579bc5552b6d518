import { classNames, type HtmlElement } from '../text/html-tree.ts';

/** Elements of a class, in document order, outermost only and none inside what is to be passed over. */
export function* elementsWith(
  root: HtmlElement,
  className: string,
  passesOver: (element: HtmlElement) => boolean,
): Generator<HtmlElement> {
  const ahead = root.children.toReversed();
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (typeof node === 'string' || passesOver(node)) continue;
    if (classNames(node).includes(className)) {
      yield node;
      continue;
    }
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) ahead.push(child);
    }
  }
}

export function elementsOf(
  root: HtmlElement,
  className: string,
  passesOver: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  return [...elementsWith(root, className, passesOver)];
}

export function firstOf(
  root: HtmlElement,
  className: string,
  passesOver: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (const element of elementsWith(root, className, passesOver)) return element;
  return null;
}
