// Laying out longer text can block the browser for longer than the timeout of the page's connection.
const maxTextLength = 300_000;

// Accepts files dropped anywhere on the panel, and converts a long pasted text to a file.
export function attach(area) {
  const panel = area.closest('.input');
  const input = panel.querySelector('input[type=file]');

  const setFiles = files => {
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  area.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= maxTextLength) return;
    event.preventDefault();
    const files = new DataTransfer();
    files.items.add(new File([text], /^\s*[{[]/.test(text) ? 'pasted.json' : 'pasted.yaml'));
    setFiles(files.files);
  });

  panel.addEventListener('dragover', event => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  });

  panel.addEventListener('drop', event => {
    if (event.target === input || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setFiles(event.dataTransfer.files);
  });
}

// Returns the text as a stream of bytes, because a message on the page's connection is limited to 32 KB.
export function pasted(area) {
  return new Blob([area.value]);
}
