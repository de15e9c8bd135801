// The text as a stream of bytes: a message of the page's connection holds 32 KB, and this may be 10 MB.
export function pasted(area) {
  return new Blob([area.value]);
}
