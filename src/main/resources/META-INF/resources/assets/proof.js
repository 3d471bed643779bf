// Over a limit the device computes a little before a complaint is sent (docs/features/complaints.md). Without this script, or
// whoever does not want to wait, sends at once and a person looks first.
(() => {
  'use strict';
  const form = document.getElementById('send');
  if (!form || !window.Worker || !window.crypto || !window.crypto.subtle) return;
  const field = form.elements.proof;
  const box = document.getElementById('proof');
  if (!box) {
    // Nothing to solve now; should the limit be passed before the button is pressed, the site answers with a challenge.
    field.value = 'script';
    return;
  }
  const state = box.querySelector('.proof-state');
  const words = box.querySelector('.proof-words');
  const bar = box.querySelector('.proof-bar');
  const button = form.querySelector('button[type=submit]');
  let worker = null;

  const stop = () => {
    if (worker) worker.terminate();
    worker = null;
    button.disabled = false;
    state.hidden = true;
  };
  const send = solution => {
    field.value = solution;
    stop();
    button.disabled = true;
    form.submit();
  };
  const start = () => {
    if (worker) return;
    const parts = Number(box.dataset.parts);
    worker = new Worker(box.dataset.worker);
    worker.onmessage = event => {
      if (event.data.solution) { send(event.data.solution); return; }
      bar.value = event.data.done;
      words.textContent = event.data.done < parts ? '正在计算，算完自动提交。' : '算好了，正在提交。';
    };
    // A device that cannot compute sends without.
    worker.onerror = () => send('');
    bar.value = 0;
    words.textContent = '正在计算，算完自动提交。';
    button.disabled = true;
    state.hidden = false;
    worker.postMessage({ challenge: box.dataset.challenge, bits: Number(box.dataset.bits), parts });
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    event.stopPropagation();
    start();
  });
  box.querySelector('.proof-skip').addEventListener('click', () => send(''));
  box.querySelector('.proof-stop').addEventListener('click', () => { stop(); button.focus(); });
  // Back from the receipt, the button works again.
  window.addEventListener('pageshow', event => { if (event.persisted) stop(); });
  if (box.dataset.start) start();
})();
