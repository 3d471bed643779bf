// Keys for the lists of the desk; everything they do can be done without them. The sheet of keys turns them off and on.
(() => {
  'use strict';
  const off = () => localStorage.getItem('desk-keys') === 'off';
  const place = document.getElementById('keys-switch');
  if (place) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary';
    const label = () => { button.textContent = off() ? '打开单键快捷键' : '关闭单键快捷键'; };
    button.addEventListener('click', () => { localStorage.setItem('desk-keys', off() ? 'on' : 'off'); label(); });
    label();
    place.append(button);
  }

  const rows = [...document.querySelectorAll('.case-list .case-number a')];
  const current = () => rows.findIndex(link => link.closest('tr').contains(document.activeElement));
  const go = step => {
    const next = Math.min(Math.max(current() + step, 0), rows.length - 1);
    if (rows[next]) rows[next].focus();
  };
  const keys = {
    j: () => go(1),
    k: () => go(current() < 0 ? 1 : -1),
    x: () => {
      const box = current() < 0 ? null : rows[current()].closest('tr').querySelector('input[type=checkbox]');
      if (box) box.click();
    },
    '/': () => { const field = document.getElementById('q'); if (field) field.focus(); },
    '?': () => { location.href = '/staff/cases/keys'; },
  };
  document.addEventListener('keydown', event => {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
    const at = document.activeElement;
    if (at && at.matches('input:not([type=checkbox]), select, textarea')) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
