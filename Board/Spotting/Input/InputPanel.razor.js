// A browser may take longer to lay out a long text than the timeout of the page's connection.
const longest = 300_000;

// Accepts files dropped anywhere on the panel, and turns a long pasted text into a file.
export function attach(area) {
  const panel = area.closest('.input');
  const input = panel.querySelector('input[type=file]');

  const give = files => {
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  area.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= longest) return;
    event.preventDefault();
    const files = new DataTransfer();
    files.items.add(new File([text], /^\s*[{[]/.test(text) ? 'pasted.json' : 'pasted.yaml'));
    give(files.files);
  });

  panel.addEventListener('dragover', event => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  });

  panel.addEventListener('drop', event => {
    if (event.target === input || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    give(event.dataTransfer.files);
  });
}

// Returns the text as a stream of bytes, because a message of the page's connection is limited to 32 KB.
export function pasted(area) {
  return new Blob([area.value]);
}
