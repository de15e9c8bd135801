// A line in the middle of what is seen, and with the focus, so that it is read out and the keyboard goes on from there.
export function reveal(id) {
  const line = document.getElementById(id);
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'center' });
}
