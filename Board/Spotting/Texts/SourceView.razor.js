// Scrolls a line to the center and focuses it, so that it is read out and the keyboard continues from there.
export function reveal(id) {
  const line = document.getElementById(id);
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'center' });
}

// Scrolls only inside the text. The page does not move.
export function show(id) {
  const line = document.getElementById(id);
  const region = line?.closest('[role=region]');
  if (region) region.scrollTop += line.getBoundingClientRect().top - region.getBoundingClientRect().top - region.clientHeight / 3;
}
