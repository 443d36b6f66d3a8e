// Everything works without this script; with it pages follow what happens, and read in the viewer's zone.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const cookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  // The first page of a browser was written before its zone was known; a form on it would be read in another zone than it was written.
  if (zone && document.documentElement.dataset.zone !== zone && !sessionStorage.getItem('zone')) {
    sessionStorage.setItem('zone', zone);
    cookie('zone', zone);
    if (document.cookie.includes('zone=')) location.reload();
  }

  const moments = root => {
    const server = document.documentElement.dataset.zone;
    if (!zone || server === zone) return;
    for (const time of root.querySelectorAll('time[datetime]')) {
      const date = new Date(time.dateTime);
      const form = time.dataset.day === undefined
        ? { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
        : { day: 'numeric', month: 'short' };
      time.textContent = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, form).format(date);
    }
  };
  moments(document);

  // On a phone the tabs are wider than the screen.
  const tab = document.querySelector('.tabs [aria-current]');
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - (innerWidth - tab.offsetWidth) / 2;

  document.addEventListener('click', e => {
    const toggle = e.target.closest('[data-theme-toggle]');
    if (toggle) {
      const root = document.documentElement;
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      cookie('theme', root.dataset.theme);
    }
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
  });
  document.addEventListener('change', e => { if (e.target.form?.dataset.auto !== undefined) e.target.form.requestSubmit(); });
  document.addEventListener('submit', e => {
    const question = e.submitter?.dataset.confirm;
    if (question && !confirm(question)) e.preventDefault();
  });

  for (const area of document.querySelectorAll('.drop')) {
    const input = area.querySelector('input[type=file]');
    area.addEventListener('dragover', e => { e.preventDefault(); area.classList.add('over'); });
    area.addEventListener('dragleave', () => area.classList.remove('over'));
    area.addEventListener('drop', e => { e.preventDefault(); area.classList.remove('over'); input.files = e.dataTransfer.files; });
  }

  const address = document.body.dataset.live;
  if (!address) return;
  const reached = 'a[href], button, summary, [tabindex]';
  let running = false, again = false;
  const refresh = async () => {
    if (running) { again = true; return; }
    running = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Refresh': '1' }, credentials: 'same-origin' });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of document.querySelectorAll('[data-part]')) {
        const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
        if (!next) continue;
        moments(next);
        if (part.innerHTML === next.innerHTML || part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')) continue;
        // What was opened or closed stays so, unless there is more or less of it now.
        const open = [...part.querySelectorAll('details')].map(d => d.open);
        // Who goes by keyboard stays where they are.
        const focused = [...part.querySelectorAll(reached)].indexOf(document.activeElement);
        part.replaceChildren(...next.childNodes);
        if (focused >= 0) part.querySelectorAll(reached)[focused]?.focus({ preventScroll: true });
        const now = [...part.querySelectorAll('details')];
        if (now.length === open.length) now.forEach((d, i) => { d.open = open[i]; });
      }
    } catch { /* The next event asks again. */ } finally {
      running = false;
      if (again) { again = false; refresh(); }
    }
  };
  const events = new EventSource(address);
  const dot = document.querySelector('.live-dot');
  events.addEventListener('changed', refresh);
  events.onopen = () => dot?.classList.add('on');
  events.onerror = () => dot?.classList.remove('on');
  addEventListener('pagehide', () => events.close());
})();
