// Cursor and zoom for line charts, from the data- attributes of the SVG; it stays for print.
(() => {
  'use strict';
  const library = document.querySelector('meta[name=charts]').dataset.library;
  const make = (name, css, parent, text = '') => {
    const element = document.createElement(name);
    element.className = css;
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const COLOURS = ['#0b5d42', '#1c5f8a', '#8a4b00', '#4c2c92', '#14231c', '#a4161a'];
  const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2]];

  function enhance(svg) {
    const list = name => (svg.dataset[name] ?? '').split('|');
    const lists = name => (svg.dataset[name] ?? '').split(';').map(line => line.split('|'));
    const numbers = name => svg.dataset[name] ? list(name).map(Number) : [];
    const labels = list('labels'), names = list('limitNames'), spans = list('limitSpans'), marks = numbers('marks');
    const last = labels.length - 1, limits = numbers('limits'), called = list('lines'), hollows = lists('hollow'), below = lists('below');
    const lines = lists('values').map((written, i) => ({
      name: called[i], written, hollow: hollows[i] ?? [], below: below[i] ?? [], colour: COLOURS[i % 6], dash: DASHES[i % 6],
      values: written.map(v => v === '' ? null : Number(v)),
    }));
    const known = i => lines.some(line => line.values[i] !== null);
    const family = getComputedStyle(document.body).fontFamily;
    let from = 0, to = last, at = last;
    while (!known(at)) at--;

    const box = make('div', 'chart-live no-print', svg.parentNode);
    svg.before(box);
    const stage = make('div', 'chart-stage', box);
    const [title, words] = svg.getAttribute('aria-labelledby').split(' ');
    Object.entries({ tabindex: 0, role: 'application', 'aria-labelledby': title, 'aria-describedby': words })
      .forEach(entry => stage.setAttribute(...entry));
    const bar = make('div', 'chart-bar', box);
    const readout = make('p', 'chart-readout', bar);
    readout.setAttribute('aria-live', 'polite');

    const tell = i => {
      at = Math.min(last, Math.max(0, i));
      readout.textContent = [labels[at], ...lines.map(line => {
        const none = line.values[at] === null;
        return (line.name ? line.name + ' ' : '') + (none ? '没有数值' : `${line.below[at] ? '<' : ''}${line.written[at]} ${svg.dataset.unit}`)
          + (none || !svg.dataset.hollow ? '' : line.hollow[at] ? '（初步数据）' : '（已审核）');
      })].join('，');
    };
    const zoom = (a, b) => {
      from = Math.max(0, Math.min(a, b, last - 1));
      to = Math.min(last, Math.max(a, b, from + 1));
      reset.hidden = from === 0 && to === last;
      plot.setData(plot.data);
    };
    const around = half => zoom(at - half, at + half);
    const move = i => {
      tell(i);
      if (at < from || at > to) around(Math.round((to - from) / 2));
      plot.setCursor({ left: plot.valToPos(at, 'x'), top: 20 }, false);
    };
    const closer = by => { around(Math.max(1, Math.round((to - from) / 2 * by))); move(at); };
    const everything = () => { zoom(0, last); move(at); };
    const button = (text, act) => {
      const b = make('button', 'chart-button', bar, text);
      b.type = 'button';
      b.addEventListener('click', act);
      return b;
    };
    const nearer = () => closer(.5);
    button('放大', nearer);
    const reset = button('看全部', () => { everything(); stage.focus(); });
    reset.hidden = true;

    const draw = u => {
      const c = u.ctx, { left, width } = u.bbox, ratio = devicePixelRatio;
      c.save();
      c.font = `${12 * ratio}px ${family}`;
      c.textAlign = 'right';
      c.textBaseline = 'bottom';
      c.lineWidth = 1.5 * ratio;
      c.strokeStyle = c.fillStyle = '#a4161a';
      c.setLineDash([6 * ratio, 3 * ratio]);
      const x = i => Math.min(left + width, Math.max(left, u.valToPos(i, 'x', true)));
      limits.forEach((limit, i) => {
        const [a, b] = spans[i] ? spans[i].split('-').map(Number) : [0, last];
        if (b < from || a > to) return;
        const y = u.valToPos(limit, 'y', true), end = b === last ? left + width : x(b + .5);
        c.beginPath();
        c.moveTo(a === 0 ? left : x(a - .5), y);
        c.lineTo(end, y);
        c.stroke();
        c.fillText(names[i], end, y - 2);
      });
      c.setLineDash([ratio, 3 * ratio]);
      c.strokeStyle = c.fillStyle = '#14231c';
      marks.filter(i => i > from && i <= to).forEach((i, n) => {
        c.beginPath();
        c.moveTo(x(i - .5), u.bbox.top);
        c.lineTo(x(i - .5), u.bbox.top + u.bbox.height);
        c.stroke();
        c.fillText(list('markNames')[n], x(i - .5) - 3, u.bbox.top);
      });
      c.setLineDash([]);
      lines.forEach(line => {
        c.strokeStyle = line.colour;
        line.values.forEach((value, i) => {
          if (value === null || i < from || i > to || to - from > 130) return;
          c.fillStyle = line.hollow[i] ? '#fff' : line.colour;
          c.beginPath();
          c.arc(u.valToPos(i, 'x', true), u.valToPos(value, 'y', true), 3 * ratio, 0, 7);
          c.fill();
          c.stroke();
        });
      });
      c.restore();
    };
    const select = u => {
      const { left, width } = u.select;
      if (width < 8) return;
      u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
      zoom(Math.round(u.posToVal(left, 'x')), Math.round(u.posToVal(left + width, 'x')));
    };
    const size = () => ({ width: Math.max(240, stage.clientWidth), height: Math.max(190, Math.min(300, stage.clientWidth / 2)) });
    const axis = { font: `12px ${family}` };
    const plot = new uPlot({
      ...size(),
      legend: { show: false },
      padding: [20, 12, 0, 0],
      cursor: { y: false, drag: { setScale: false }, points: { show: false } },
      scales: { x: { time: false, range: () => [from, to] }, y: { range: [0, Number(svg.dataset.max)] } },
      axes: [
        { ...axis, grid: { show: false }, size: 30, space: 70, incrs: [1, 2, 3, 4, 6, 12, 24, 48, 96, 168, 336], values: (u, ticks) => ticks.map(i => labels[i]) },
        { ...axis, grid: { stroke: '#c9d5ce', width: 1 }, size: 40 },
      ],
      series: [{}, ...lines.map(line => ({ stroke: line.colour, dash: line.dash, width: 2, points: { show: false } }))],
      hooks: { draw: [draw], setSelect: [select], setCursor: [u => u.cursor.event && u.cursor.idx != null && tell(u.cursor.idx)] },
    }, [labels.map((label, i) => i), ...lines.map(line => line.values)], stage);

    const keys = {
      ArrowLeft: () => move(at - 1), ArrowRight: () => move(at + 1), Home: () => move(from), End: () => move(to),
      '+': nearer, '=': nearer, '-': () => closer(2), Escape: everything,
    };
    stage.addEventListener('keydown', event => {
      if (event.ctrlKey || event.altKey || event.metaKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    stage.addEventListener('focus', () => move(at));
    new ResizeObserver(() => plot.setSize(size())).observe(stage);
    svg.classList.add('chart-paper');
    tell(at);
  }

  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => {
    seen.unobserve(e.target);
    enhance(e.target);
  }), { rootMargin: '200px' });
  const sheet = make('link', '', document.head);
  sheet.rel = 'stylesheet';
  sheet.href = library + '.min.css';
  const script = make('script', '', document.head);
  script.addEventListener('load', () => document.querySelectorAll('svg.chart[data-values]').forEach(svg => seen.observe(svg)));
  script.src = library + '.iife.min.js';
})();
