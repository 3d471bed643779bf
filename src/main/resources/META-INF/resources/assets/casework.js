// What is typed into the forms of a case is kept on the server while one types; texts go in at the cursor. Without script
// the buttons 暂存 and 插入 do the same. Nothing is kept in the browser. Forms without a draft (data-guard) are not sent into a
// session that has ended: the page stays, with what was typed.
(() => {
  'use strict';
  const PAUSE = 2000;
  const AGAIN = 15000;
  // After so long without a word from the server, a step first makes sure that one is still signed in.
  const UNSURE = 300000;

  const keep = form => {
    const told = form.querySelector('[data-kept]');
    const stamp = form.elements.draftStamp;
    let dirty = false;
    let timer = 0;
    let running = null;
    let sending = false;
    let signedOut = false;
    let wanted = null;
    let heard = Date.now();
    const say = text => { if (told && told.textContent !== text) told.textContent = text; };
    const body = () => {
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (name !== 'textModule' && typeof value === 'string') data.append(name, value);
      return data;
    };
    const later = after => { clearTimeout(timer); timer = setTimeout(save, after); };

    const save = async () => {
      if (sending || !dirty) return;
      if (running) { later(500); return; }
      dirty = false;
      running = new AbortController();
      try {
        const answer = await fetch(form.dataset.draft, {
          method: 'POST', body: body(), headers: { Accept: 'application/json' }, redirect: 'manual', signal: running.signal,
        });
        const json = (answer.headers.get('Content-Type') || '').includes('json');
        if (answer.ok && json) {
          const kept = await answer.json();
          stamp.value = kept.stamp;
          signedOut = false;
          heard = Date.now();
          if (wanted) { const by = wanted; wanted = null; setTimeout(() => form.requestSubmit(by)); }
          say(`已自动保存 ${kept.at}${kept.other ? '。另一个窗口里写的也留着，重新打开这一页可以看到' : ''}`);
          return;
        }
        if (answer.status === 409) {
          say('这张表已经提交了，不再自动保存。要再写一张，请重新打开这一页。');
          return;
        }
        dirty = true;
        signedOut = answer.type === 'opaqueredirect' || answer.status === 401;
        if (answer.status === 403 || answer.status === 404) {
          say('没有保存：这件投诉现在不在您名下。请先把写好的内容复制下来。');
          return;
        }
        say(signedOut ? '没有保存：登录已过期。请在新窗口打开 /staff 重新登录，再回到这一页，会接着保存。' : '没有保存，稍后会自动再试。');
      } catch {
        if (sending) return;
        dirty = true;
        say('没有保存：连不上服务器，稍后会自动再试。');
      } finally {
        running = null;
      }
      later(AGAIN);
    };

    form.addEventListener('input', event => {
      if (event.target.name === 'textModule') return;
      dirty = true;
      later(PAUSE);
    });
    form.addEventListener('submit', event => {
      if (signedOut && dirty || Date.now() - heard > UNSURE) {
        dirty = true;
        event.preventDefault();
        event.stopPropagation();
        // The page stays until somebody is signed in again: first the words are kept, then the step goes on its way.
        wanted = event.submitter;
        save();
        return;
      }
      sending = true;
      clearTimeout(timer);
      if (running) running.abort();
    });
    const leave = () => {
      if (!dirty || sending) return;
      dirty = false;
      fetch(form.dataset.draft, { method: 'POST', body: body(), headers: { Accept: 'application/json' }, redirect: 'manual', keepalive: true })
        .then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status))).then(kept => { stamp.value = kept.stamp; })
        .catch(() => { dirty = true; later(AGAIN); });
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') leave(); });
    window.addEventListener('pageshow', () => { sending = false; });
    // Another form of the page is sent: this one's words are kept first, unless it is this draft that is thrown away.
    document.addEventListener('submit', event => {
      if (event.target === form) return;
      if (!event.target.action.includes(form.dataset.draft)) { leave(); return; }
      sending = true;
      clearTimeout(timer);
    });
  };

  const insert = (form, place) => {
    const field = form.elements[place.dataset.texts];
    const choice = place.querySelector('select');
    const button = place.querySelector('button');
    if (!field || !choice) return;
    let visited = false;
    field.addEventListener('focus', () => { visited = true; });
    // Beside the field it is meant for; no longer a button that sends.
    button.type = 'button';
    field.closest('.govuk-form-group').before(place);
    button.addEventListener('click', () => {
      const text = choice.selectedOptions[0] ? choice.selectedOptions[0].dataset.text : '';
      if (!text) { choice.focus(); return; }
      const at = visited ? field.selectionStart : field.value.length;
      const to = visited ? field.selectionEnd : at;
      field.setRangeText(text, at, to, 'end');
      field.focus();
      const gap = field.value.indexOf('【', at);
      if (gap >= 0) {
        const end = field.value.indexOf('】', gap);
        field.setSelectionRange(gap, end < 0 ? gap + 1 : end + 1);
      }
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const fits = () => {
      const reason = form.querySelector('[name=reason]:checked');
      for (const option of choice.options) {
        const reasons = option.dataset.reasons;
        option.hidden = option.disabled = Boolean(reason && reasons && !reasons.split(' ').includes(reason.value));
        if (option.disabled && option.selected) choice.value = '';
      }
    };
    form.querySelectorAll('[name=reason][type=radio]').forEach(radio => radio.addEventListener('change', fits));
    fits();
  };

  const guard = form => {
    let heard = Date.now();
    let told = null;
    const say = (text, by) => {
      if (!told) {
        told = document.createElement('p');
        told.setAttribute('role', 'status');
        told.className = 'small';
      }
      // Beside the button, which may stand outside the form.
      if (by) by.after(told); else form.append(told);
      told.textContent = text;
    };
    form.addEventListener('submit', async event => {
      if (Date.now() - heard < UNSURE) return;
      event.preventDefault();
      event.stopPropagation();
      const by = event.submitter;
      try {
        const answer = await fetch('/staff', { method: 'HEAD', redirect: 'manual' });
        if (answer.ok) {
          heard = Date.now();
          form.requestSubmit(by);
        } else {
          say('没有提交：登录已过期。写好的还在这一页：请在新窗口打开 /staff 重新登录，再回来点一次。', by);
        }
      } catch {
        say('没有提交：连不上服务器。写好的还在这一页，请稍后再点一次。', by);
      }
    });
  };

  document.querySelectorAll('form[data-guard]').forEach(guard);
  document.querySelectorAll('form[data-draft]').forEach(form => {
    keep(form);
    form.querySelectorAll('[data-texts]').forEach(place => insert(form, place));
  });
})();
