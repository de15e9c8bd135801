// The Board's browser code: it submits forms without leaving the page, switches large type, and reconnects.
const said = document.getElementById('said');
let hiding;

function say(message, failed) {
  said.textContent = message;
  said.classList.toggle('failed', failed);
  said.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { said.hidden = true; }, failed ? 12000 : 5000);
}

document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('form[data-action]')) return;
  event.preventDefault();
  const button = event.submitter;
  button?.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
    const body = await answer.json().catch(() => ({}));
    say(body.message ?? body.detail ?? `The Board answered ${answer.status}.`, !answer.ok);
  } catch {
    say('The Board does not answer.', true);
  } finally {
    button?.removeAttribute('aria-busy');
  }
});

// A slider needs no button: releasing it submits its form.
document.addEventListener('change', event => {
  if (event.target.matches?.('[data-submit-on-change]')) event.target.form.requestSubmit();
});

// Large type is for the back of a room. The browser stores it, so that it stays from page to page.
const present = 'board-large-type';

function showType() {
  const large = localStorage.getItem(present) === 'on';
  document.documentElement.classList.toggle('large', large);
  for (const button of document.querySelectorAll('[data-present]')) button.setAttribute('aria-pressed', String(large));
}

document.addEventListener('click', event => {
  if (!event.target.closest?.('[data-present]')) return;
  localStorage.setItem(present, localStorage.getItem(present) === 'on' ? 'off' : 'on');
  showType();
});
showType();

// A restarted Board does not know the page any more, so reload it.
document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
  const dialog = event.target;
  if (event.detail.state === 'show') dialog.showModal();
  if (event.detail.state === 'hide') dialog.close();
  if (event.detail.state === 'rejected') location.reload();
});

await Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: 1000 } } });
showType();
