// Keys for the lists and cases of the desk; everything they do can be done without them. The sheet of keys turns them off and on.
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
  const boxes = [...document.querySelectorAll('.case-list input[name=chosen]')];
  const all = document.getElementById('choose-all');
  const told = () => {
    const chosen = boxes.filter(box => box.checked).length;
    all.textContent = chosen === boxes.length ? '全部不选' : `选中本页全部 ${boxes.length} 件`;
    document.getElementById('chosen-count').textContent = chosen ? `已选 ${chosen} 件` : '';
  };
  if (all) {
    all.hidden = false;
    all.addEventListener('click', () => {
      const choose = boxes.some(box => !box.checked);
      boxes.forEach(box => { box.checked = choose; });
      told();
    });
    boxes.forEach(box => box.addEventListener('change', told));
    window.addEventListener('pageshow', told);
    told();
  }
  const keys = {
    j: () => go(1),
    k: () => go(current() < 0 ? 1 : -1),
    x: () => {
      const box = current() < 0 ? null : rows[current()].closest('tr').querySelector('input[type=checkbox]');
      if (box) box.click();
    },
    a: () => { if (all) all.click(); },
    e: () => {
      const fields = [...document.querySelectorAll('#step form[data-draft] :is(input, select, textarea):not([type=hidden], [name=textModule])')];
      const field = fields.find(f => f.type !== 'radio' || f.checked || !fields.some(g => g.name === f.name && g.checked));
      if (field) field.focus();
    },
    '/': () => { const field = document.getElementById('q'); if (field) field.focus(); },
    '?': () => { location.href = '/staff/cases/keys'; },
  };
  // Links that have a key of their own say so: next, previous, back to the list, the steps of a case.
  document.querySelectorAll('[data-key]').forEach(link => {
    if (off()) {
      link.removeAttribute('aria-keyshortcuts');
      return;
    }
    const hint = document.createElement('kbd');
    hint.textContent = link.dataset.key;
    hint.setAttribute('aria-hidden', 'true');
    link.append(hint);
    keys[link.dataset.key] = () => link.click();
  });
  const inField = at => at && at.matches('input:not([type=checkbox]), select, textarea');
  document.addEventListener('keydown', event => {
    if (off() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = document.activeElement;
    if (inField(at)) {
      if (event.key === 'Escape') at.blur();
      return;
    }
    if (!keys[event.key] || event.repeat && event.key.length === 1 && !rows.length) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
