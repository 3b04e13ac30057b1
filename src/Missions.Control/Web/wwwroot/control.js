(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const main = $('main'), live = $('live'), lost = $('lost'), stale = $('stale');
  let isOld = false, isRenewing = false;

  // Every change says that it comes from one of our own pages.
  document.addEventListener('htmx:config:request', event => {
    event.detail.ctx.request.headers['X-Missions-Form'] = document.body.dataset.form;
  });

  // Somebody who types or reads a choice is not to be disturbed.
  const isBusy = () => [...main.querySelectorAll('form:not(.filter)')].some(form =>
    form.contains(document.activeElement) && /^(TEXTAREA|INPUT|SELECT)$/.test(document.activeElement.tagName)
    || [...form.elements].some(field => field.type === 'radio' || field.type === 'checkbox'
      ? field.checked !== field.defaultChecked
      : 'defaultValue' in field && field.value !== field.defaultValue));

  async function renew(force) {
    if (isRenewing) { isOld = true; return; }
    if (!force && isBusy()) { stale.hidden = false; return; }
    stale.hidden = true;
    isOld = false;
    isRenewing = true;
    const open = new Set([...main.querySelectorAll('details[open]')].map(name));
    try {
      await htmx.ajax('GET', location.href, { target: '#main', select: '#main', swap: 'outerMorph' });
    } finally {
      isRenewing = false;
      document.querySelectorAll('#main details').forEach(one => { if (open.has(name(one))) one.open = true; });
      if (isOld) renew(false);
    }
  }

  const name = one => one.querySelector('summary')?.textContent.trim();

  if (live) {
    live.addEventListener('changed', () => renew(false));
    live.setAttribute('hx-sse:connect', `${live.dataset.live}?after=${live.dataset.seq}`);
    live.setAttribute('hx-config', '{"sse":{"reconnectMaxDelay":5000}}');
    live.setAttribute('hx-swap', 'none');
    document.addEventListener('htmx:sse:error', () => { lost.hidden = false; });
    document.addEventListener('htmx:sse:before:connection', event => {
      if (event.detail.connection.attempt > 0 && !document.hidden) lost.hidden = false;
    });
    document.addEventListener('htmx:sse:after:connection', () => { lost.hidden = true; });
    document.addEventListener('htmx:error', event => {
      if (event.target === live) { lost.hidden = false; setTimeout(() => htmx.process(live, true), 2000); }
    });
    htmx.process(live, true);
  }
  // The list of missions has no journal of its own to follow.
  if (main.dataset.poll) setInterval(() => { if (!document.hidden) renew(false); }, Number(main.dataset.poll));

  $('renew')?.addEventListener('click', () => renew(true));

  // What was given is given: the form is empty again, and the page shows what came of it.
  document.addEventListener('htmx:after:request', event => {
    const form = event.target.closest?.('form[hx-post]');
    if (!form || !event.detail.ctx?.response?.raw?.ok) return;
    form.reset();
    document.activeElement?.blur();
    renew(true);
  });

  $('theme')?.addEventListener('click', () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* It lasts as long as the page. */ }
  });

  const recommend = () => document.querySelectorAll('#decisions [data-recommended]').forEach(one => { one.checked = true; });
  document.addEventListener('click', event => { if (event.target.id === 'recommended') recommend(); });
  document.addEventListener('keydown', event => {
    const form = $('decisions');
    if (!form) return;
    const types = /^(TEXTAREA|SELECT)$/.test(event.target.tagName)
      || event.target.tagName === 'INPUT' && event.target.type !== 'radio';
    if (event.key === 'r' && !types && !event.ctrlKey && !event.metaKey && !event.altKey) recommend();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });
})();
