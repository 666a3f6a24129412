// Shows pages as their reader has chosen on this device, before anything is
// drawn. Size and theme are those of the browser as far as the style sheets
// can tell: their media queries are answered accordingly, so that no rule
// has to be written twice.
{
  const root = document.documentElement;
  const key = 'display';
  const names = ['size', 'spacing', 'contrast', 'theme', 'pictures'];
  let chosen = {};
  const load = () => { try { chosen = JSON.parse(localStorage[key] ?? '{}') ?? {}; } catch { /* nothing is kept */ } };

  const queries = [];
  const collect = (rules) => {
    for (const rule of rules) {
      if (rule.media) queries.push([rule.media, 'mediaText', rule.media.mediaText]);
      if (rule.cssRules) collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  for (const meta of document.querySelectorAll('meta[media]')) queries.push([meta, 'media', meta.media]);

  const yes = '(min-width: 0)';
  const no = '(max-width: 0)';
  const apply = () => {
    for (const name of names) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    const { size, contrast, theme } = chosen;
    for (const [owner, property, text] of queries) {
      owner[property] = text
        .replace(/\(prefers-color-scheme: *(\w+)\)/g, (query, scheme) => theme ? (scheme === theme ? yes : no) : query)
        .replace(/\(prefers-contrast: *more\)/g, (query) => contrast ? yes : query)
        .replace(/([\d.]+)em/g, (query, n) => size ? `${n * size / 100}em` : query);
    }
    describe();
  };

  // Where a picture is not shown, its words stand in its place.
  const describe = () => {
    if (chosen.pictures) for (const img of document.querySelectorAll('img:not(.described)')) {
      img.classList.add('described');
      if (!img.alt) continue;
      const words = document.createElement('span');
      words.className = 'alt';
      words.textContent = img.alt;
      words.lang = img.lang;
      img.after(words);
    }
  };

  const fill = (form) => {
    for (const input of form.elements) if (input.name) input.checked = (chosen[input.name] ?? '') === input.value;
  };
  const wire = (form) => {
    const keep = () => {
      let kept = true;
      try { localStorage[key] = JSON.stringify(chosen); } catch { kept = false; }
      apply();
      form.querySelector('[role=status]').textContent = form.dataset[kept ? 'kept' : 'lost'];
    };
    form.onchange = ({ target }) => {
      chosen[target.name] = target.value;
      keep();
    };
    form.onreset = () => {
      chosen = {};
      keep();
    };
    form.onsubmit = (event) => event.preventDefault();
    fill(form);
    form.hidden = false;
  };

  const again = () => {
    load();
    apply();
    for (const form of document.querySelectorAll('form.display')) fill(form);
  };
  addEventListener('storage', again);
  addEventListener('pageshow', ({ persisted }) => persisted && again());
  addEventListener('DOMContentLoaded', () => {
    describe();
    let form = document.querySelector('form.display');
    if (form) return wire(form);
    const link = document.querySelector('.display-link');
    if (!link) return;
    link.setAttribute('aria-expanded', false);
    link.onclick = async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        if (form) form.hidden = !form.hidden;
        else {
          const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), 'text/html');
          form = page.querySelector('form.display');
          for (const sheet of page.querySelectorAll('link[rel=stylesheet]')) {
            if (![...document.styleSheets].some(({ href }) => href === sheet.href)) document.head.append(sheet);
          }
          link.parentNode.after(form);
          wire(form);
        }
        link.setAttribute('aria-expanded', !form.hidden);
      } catch {
        location.href = link.href;
      }
    };
  });
  load();
  apply();
}
