/** Prints one element of the page by itself; the print style hides the rest (styles.css). */
export function printElement(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  const copy = element.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  copy.classList.add('print-only');
  document.body.append(copy);
  document.body.classList.add('is-printing');
  window.print();
  document.body.classList.remove('is-printing');
  copy.remove();
}
