/** An attachment for what holds a table: where it is too wide and scrolls, the keyboard reaches it. */
export function scrollable(box: HTMLElement): () => void {
  const look = (): void => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(look);
  observer.observe(box);
  if (box.firstElementChild) observer.observe(box.firstElementChild);
  return () => observer.disconnect();
}
