// Scrolls a line to the center and focuses it, so that a screen reader reads it and keyboard navigation continues from there.
export function reveal(id) {
  const line = document.getElementById(id);
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'center' });
}

// Scrolls the text to a line without scrolling the page.
export function show(id) {
  const line = document.getElementById(id);
  const region = line?.closest('[role=region]');
  if (region) region.scrollTop += line.getBoundingClientRect().top - region.getBoundingClientRect().top - region.clientHeight / 3;
}
