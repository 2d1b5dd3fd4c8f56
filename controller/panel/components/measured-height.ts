/**
 * Keeps the height of an element, in px and with its border, in a custom property of the page: for what must stay clear of it
 * wherever it is, as the styles cannot know how many lines its text takes. The result is the element's `ref`.
 */
export function measuredHeight(property: `--${string}`): (element: Element | null) => void {
  const observer = new ResizeObserver(([entry]) => {
    const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
    document.documentElement.style.setProperty(property, `${Math.ceil(height)}px`);
  });
  return (element) => {
    observer.disconnect();
    if (element !== null) observer.observe(element);
  };
}
