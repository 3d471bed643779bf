// Moves the progress bar of long imports; without script the page loads itself again instead.
(() => {
  'use strict';
  const box = document.querySelector('.import-progress');
  if (!box) return;
  const address = location.pathname;
  if (!box.dataset.live) { location.replace(`${address}?live=1`); return; }
  const bar = document.getElementById('progress');
  const words = document.getElementById('progress-words');
  const ask = async () => {
    try {
      const answer = await fetch(`${address}/progress`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) { location.replace(address); return; }
      const now = await answer.json();
      if (!now.running) { location.replace(address); return; }
      bar.value = now.percent;
      if (words.textContent !== now.words) words.textContent = now.words;
    } catch {
      words.textContent = '暂时连不上服务器，稍后会自动再试。';
    }
    setTimeout(ask, 1500);
  };
  setTimeout(ask, 1000);
})();
