// A line in the middle of what is seen, and with the focus, so that it is read out and the keyboard goes on from there.
export function reveal(id) {
  const line = document.getElementById(id);
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'center' });
}

// The same inside the text alone: the page stays where it is.
export function show(id) {
  const line = document.getElementById(id);
  const region = line?.closest('[role=region]');
  if (region) region.scrollTop += line.getBoundingClientRect().top - region.getBoundingClientRect().top - region.clientHeight / 3;
}
