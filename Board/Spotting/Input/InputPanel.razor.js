// A browser takes long to lay out a long text, longer than the page's connection waits.
const longest = 300_000;

// Lets files be dropped anywhere on the panel, and takes a long text that is pasted as a file.
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

// The text as a stream of bytes: a message of the page's connection holds 32 KB, and this may be larger.
export function pasted(area) {
  return new Blob([area.value]);
}
