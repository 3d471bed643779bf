// Rows that are added without sending the form, and boxes drawn on a photo; both work without script too.
(() => {
  'use strict';
  const box = document.querySelector('[data-rows]');
  const count = document.querySelector('[data-rows-count]');
  const more = document.querySelector('[data-rows-more]');
  const add = () => {
    const rows = box.querySelectorAll('[data-row]');
    const last = rows[rows.length - 1];
    const from = last.dataset.row;
    const to = String(rows.length + 1);
    if (Number(to) > Number(box.dataset.rows)) return null;
    const row = last.cloneNode(true);
    row.dataset.row = to;
    row.querySelector('[data-row-no]').textContent = to;
    row.querySelectorAll('.govuk-error-message').forEach(message => message.remove());
    row.querySelectorAll('[class*=error]').forEach(part => part.classList.remove('govuk-form-group--error', 'govuk-input--error', 'govuk-select--error'));
    row.querySelectorAll('*').forEach(part => {
      ['id', 'name', 'for', 'aria-describedby'].forEach(name => {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replaceAll(`sample${from}.`, `sample${to}.`).replaceAll(`box${from}.`, `box${to}.`));
      });
      part.removeAttribute('aria-invalid');
      if (part.matches('input, select')) part.value = '';
    });
    last.after(row);
    count.value = to;
    // A draft is kept of the row too, before anything is typed there.
    count.dispatchEvent(new Event('input', { bubbles: true }));
    return row;
  };
  if (box && more) {
    more.addEventListener('click', event => {
      event.preventDefault();
      const row = add();
      if (row) row.querySelector('input, select').focus();
      if (box.querySelectorAll('[data-row]').length >= Number(box.dataset.rows)) more.hidden = true;
    });
  }

  const stage = document.querySelector('[data-cover]');
  if (!stage || !box) return;
  const sides = ['left', 'top', 'width', 'height'];
  const fields = row => sides.map(side => row.querySelector(`[name$=".${side}"]`));
  document.querySelector('.cover-drag').hidden = false;
  const place = (mark, numbers) => sides.forEach((side, i) => { mark.style[side] = `${numbers[i]}%`; });
  const show = () => {
    stage.querySelectorAll('.cover-box').forEach(mark => mark.remove());
    box.querySelectorAll('[data-row]').forEach(row => {
      const typed = fields(row).map(field => field.value.trim());
      const numbers = typed.map(Number);
      if (typed.some(text => text === '') || numbers.some(Number.isNaN)) return;
      const mark = document.createElement('span');
      mark.className = 'cover-box';
      mark.textContent = row.dataset.row;
      place(mark, numbers);
      stage.append(mark);
    });
  };
  box.addEventListener('input', show);
  show();

  let start = null;
  let drawn = null;
  const point = event => {
    const frame = stage.getBoundingClientRect();
    const share = (at, from, size) => Math.min(100, Math.max(0, ((at - from) / size) * 100));
    return [share(event.clientX, frame.left, frame.width), share(event.clientY, frame.top, frame.height)];
  };
  const between = (a, b) => {
    const round = number => Math.round(number * 10) / 10;
    const left = round(Math.min(a[0], b[0]));
    const top = round(Math.min(a[1], b[1]));
    return [left, top, round(Math.max(a[0], b[0]) - left), round(Math.max(a[1], b[1]) - top)];
  };
  stage.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    start = point(event);
    drawn = document.createElement('span');
    drawn.className = 'cover-box';
    stage.append(drawn);
  });
  stage.addEventListener('pointermove', event => {
    if (start) place(drawn, between(start, point(event)));
  });
  const end = event => {
    if (!start) return;
    const numbers = between(start, point(event));
    start = null;
    drawn.remove();
    if (numbers[2] < 0.5 || numbers[3] < 0.5) return;
    const free = [...box.querySelectorAll('[data-row]')].find(row => fields(row).every(field => field.value.trim() === '')) || add();
    if (free) fields(free).forEach((field, i) => { field.value = String(numbers[i]); });
    show();
  };
  stage.addEventListener('pointerup', end);
  stage.addEventListener('pointercancel', () => {
    if (drawn) drawn.remove();
    start = null;
  });
})();
