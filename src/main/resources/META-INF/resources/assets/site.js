// Small comforts on top of pages that work without script.
(() => {
  'use strict';
  const summary = document.getElementById('error-summary');
  if (summary) summary.focus();

  // What is read out as a button answers to the space bar like one.
  document.addEventListener('keydown', event => {
    if (event.key !== ' ' || !event.target.matches('a[role=button]')) return;
    event.preventDefault();
    event.target.click();
  });

  // A chart answers to pointer and keyboard; the script for it comes only where there is one.
  if (document.querySelector('svg.chart[data-values]')) {
    const script = document.createElement('script');
    script.src = document.querySelector('meta[name=charts]').content;
    document.head.append(script);
  }

  // A second press on a slow line does not send the form again (the server would store it once anyway).
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => delete form.dataset.sent));

  // How many characters are left or too many, told politely and only near the end; nothing typed or pasted is cut off.
  document.querySelectorAll('textarea[data-most]').forEach(area => {
    const most = Number(area.dataset.most);
    const left = document.createElement('p');
    left.className = 'govuk-hint small';
    left.setAttribute('aria-live', 'polite');
    area.after(left);
    const tell = () => {
      const rest = most - [...area.value].length;
      left.textContent = rest < 0 ? `多了 ${-rest} 个字，请删短一些` : rest < most / 5 ? `还可以写 ${rest} 个字` : '';
    };
    area.addEventListener('input', tell);
    tell();
  });

  // A short field takes so many characters and no more: what is cut off a pasted text is said beside it.
  document.querySelectorAll('input[maxlength]').forEach(field => {
    const cut = document.createElement('p');
    cut.className = 'govuk-hint small';
    cut.setAttribute('aria-live', 'polite');
    cut.hidden = true;
    field.after(cut);
    field.addEventListener('paste', event => {
      const room = field.maxLength - field.value.length + field.selectionEnd - field.selectionStart;
      const over = event.clipboardData.getData('text').trim().length - room;
      cut.hidden = over <= 0;
      cut.textContent = over > 0 ? `这里最多 ${field.maxLength} 个字，粘贴的文字有 ${over} 个字放不下，请核对` : '';
    });
  });
})();
