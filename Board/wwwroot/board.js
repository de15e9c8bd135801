// The Board's browser code: submits forms without leaving the page, toggles large type, and reconnects.
const messageBox = document.getElementById('said');
let hideTimer;

function showMessage(message, failed) {
  messageBox.textContent = message;
  messageBox.classList.toggle('failed', failed);
  messageBox.hidden = false;
  clearTimeout(hideTimer);
  hideTimer = setTimeout(() => { messageBox.hidden = true; }, failed ? 12000 : 5000);
}

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('form[data-action]')) return;
  event.preventDefault();
  const button = event.submitter;
  button?.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
    const body = await response.json().catch(() => ({}));
    showMessage(body.message ?? body.detail ?? `The Board responded with status ${response.status}.`, !response.ok);
  } catch {
    showMessage('The Board does not respond.', true);
  } finally {
    button?.removeAttribute('aria-busy');
  }
});

// Releasing a slider submits its form.
document.addEventListener('change', event => {
  if (event.target.matches?.('[data-submit-on-change]')) event.target.form.requestSubmit();
});

// Large type is for projectors. The setting is stored in the browser, so that it applies to every page.
const largeTypeKey = 'board-large-type';

function applyTypeSize() {
  const large = localStorage.getItem(largeTypeKey) === 'on';
  document.documentElement.classList.toggle('large', large);
  for (const button of document.querySelectorAll('[data-present]')) button.setAttribute('aria-pressed', String(large));
}

document.addEventListener('click', event => {
  if (!event.target.closest?.('[data-present]')) return;
  localStorage.setItem(largeTypeKey, localStorage.getItem(largeTypeKey) === 'on' ? 'off' : 'on');
  applyTypeSize();
});
applyTypeSize();

// A restarted Board rejects the old circuit, so reload the page.
document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
  const dialog = event.target;
  if (event.detail.state === 'show') dialog.showModal();
  if (event.detail.state === 'hide') dialog.close();
  if (event.detail.state === 'rejected') location.reload();
});

await Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: 1000 } } });
applyTypeSize();
