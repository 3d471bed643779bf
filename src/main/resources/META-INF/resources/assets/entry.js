// Comforts of the entry screen that need script: earlier cases without leaving the page, digits for types. All works without.
(() => {
  'use strict';
  const lookup = document.getElementById('lookup');
  const phone = document.getElementById('phone');
  const place = document.getElementById('caller');
  if (!lookup || !phone || !place) return;

  const look = async () => {
    place.textContent = '正在查找……';
    try {
      const answer = await fetch('/staff/cases/new/caller', { method: 'POST', body: new URLSearchParams({ phone: phone.value }) });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      place.innerHTML = await answer.text();
    } catch (failed) {
      place.textContent = '没有查成。请再按一次；还不行，请先照常登记。';
    }
    place.focus();
  };
  lookup.addEventListener('click', event => { event.preventDefault(); look(); });
  // Enter in any other field saves; after a phone number it looks.
  phone.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); look(); }
  });

  const types = [...document.querySelectorAll('input[name=types]')];
  const open = box => {
    const more = document.querySelector('details[data-type="' + box.value + '"]');
    if (more && box.checked) more.open = true;
  };
  types.forEach(box => box.addEventListener('change', () => open(box)));
  document.addEventListener('keydown', event => {
    const at = document.activeElement;
    if (event.ctrlKey || event.altKey || event.metaKey || !at || at.name !== 'types') return;
    const box = types[Number(event.key) - 1];
    if (box) { event.preventDefault(); box.checked = !box.checked; box.focus(); open(box); box.dispatchEvent(new Event('input', { bubbles: true })); }
  });
})();
