// What a test sees of a page. This file runs inside the page: `look(tab)` of
// looking.mjs puts it there, and the tests call window.look.
window.look = (() => {
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  // A text for screen readers only is cut to a dot: it is meant to be unseen.
  const tucked = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clipPath !== 'none' || (style.position === 'absolute' && e.getBoundingClientRect().bottom < -50)) return true;
    }
    return false;
  };

  const name = (element) => {
    const own = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '') + [...element.classList].map((c) => `.${c}`).join('');
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const parent = element.parentElement && element.parentElement !== document.body ? element.parentElement : null;
    return `${parent ? `${parent.tagName.toLowerCase()}${[...parent.classList].map((c) => `.${c}`).join('')} > ` : ''}${own} «${text}»`;
  };

  // texts lists the text nodes a reader sees, with the boxes of their lines.
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !shown(element) || tucked(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
      if (boxes.length) found.push({ node, element, text: node.data.trim().replace(/\s+/g, ' '), boxes });
    }
    return found;
  };

  // rendered lists all texts that the page lays out, also those that only a
  // screen reader says.
  const rendered = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.data.trim() && shown(node.parentElement)) found.push(node.data.trim().replace(/\s+/g, ' '));
    return found;
  };

  const words = () => texts().map(({ text }) => text);

  // content is what stands in the main part, without the controls that are
  // of use on a screen with a script only, and what a script tells of the
  // device: its clock, its copies.
  const content = () => texts().filter(({ element }) => element.closest('main') && !element.closest('button, form, select, label, fieldset, dialog, [role=status], [aria-live], .actions, [data-worker], .turn')).map(({ text }) => text);

  // scrollers are parts that scroll sideways by themselves (a wide table):
  // what they hold may be wider than the page.
  const scroller = (element) => {
    for (let e = element; e && e !== document.body; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowX)) return e;
    return null;
  };

  // sideways names what is wider than the window.
  const sideways = () => {
    const root = document.scrollingElement;
    const wide = [...document.body.querySelectorAll('*')].filter((e) => (
      shown(e) && !tucked(e) && e.getBoundingClientRect().right > root.clientWidth + 1 && !scroller(e) && !e.closest('svg svg, svg *')));
    const found = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other))).map((e) => `wider than the window: ${name(e)}`);
    for (const { element, boxes } of texts()) if (boxes.some((box) => box.right > root.clientWidth + 1) && !scroller(element)) found.push(`wider than the window: ${name(element)}`);
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
    return found;
  };

  // lost names texts that are cut off by the box that holds them.
  const lost = () => [...document.body.querySelectorAll('*')].filter((e) => {
    if (!shown(e) || tucked(e) || e.closest('svg') || !e.textContent.trim()) return false;
    const style = getComputedStyle(e);
    return (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
  }).map((e) => `cut off: ${name(e)}`);

  // overlapping names pairs of texts that stand on one another. A line box is
  // taller than its letters; the middle half of it is where they are.
  const overlapping = () => {
    const lines = texts().flatMap(({ node, element, boxes }) => boxes.map((box) => ({
      node, element, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4,
    }))).sort((a, b) => a.top - b.top);
    const found = new Set();
    lines.forEach((a, i) => {
      for (let j = i + 1; j < lines.length && lines[j].top < a.bottom; j++) {
        const b = lines[j];
        if (a.node !== b.node && a.left < b.right && b.left < a.right && !scroller(a.element)) found.add(`on one another: ${name(a.element)} and ${name(b.element)}`);
      }
    });
    return [...found];
  };

  // interactive lists what a keyboard must reach, in the order of the source.
  const interactive = () => [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')].filter((e) => {
    if (e.tabIndex < 0 || e.disabled || e.closest('[inert]') || !e.checkVisibility({ visibilityProperty: true })) return false;
    if (e.tagName === 'SUMMARY' && e.parentElement.tagName === 'DETAILS' && e.parentElement.querySelector('summary') !== e) return false;
    if (e.type !== 'radio') return true;
    const group = [...document.querySelectorAll('input[type=radio]')].filter((r) => r.name === e.name && r.form === e.form);
    return e === (group.find((r) => r.checked) ?? group[0]);
  });

  // small names targets of less than 24 by 24 pixels that are neither words
  // in a sentence nor far enough from the next one (WCAG 2.5.8).
  const small = () => {
    const all = interactive().filter((e) => shown(e) && !tucked(e)).map((e) => ({ e, boxes: [...e.getClientRects()].filter((b) => b.width > 0) })).filter(({ boxes }) => boxes.length);
    const sentence = (e) => {
      if (getComputedStyle(e).display !== 'inline') return false;
      let block = e.parentElement;
      while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
      return block.textContent.replace(/\s+/g, '').length > e.textContent.replace(/\s+/g, '').length + 1;
    };
    const around = ({ boxes }) => {
      const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
      const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
      return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2, enough: right - left >= 23.5 && bottom - top >= 23.5 };
    };
    const targets = all.map((one) => ({ ...one, ...around(one) }));
    const distance = (a, b) => (b.enough
      ? Math.hypot(Math.max(b.left - a.x, 0, a.x - b.right), Math.max(b.top - a.y, 0, a.y - b.bottom)) - 12
      : Math.hypot(a.x - b.x, a.y - b.y) - 24);
    return targets.filter((a) => !a.enough && !sentence(a.e) && targets.some((b) => b !== a && !a.e.contains(b.e) && !b.e.contains(a.e) && distance(a, b) < -0.5))
      .map((a) => `a target of ${Math.round(a.right - a.left)} × ${Math.round(a.bottom - a.top)}: ${name(a.e)}`);
  };

  const rgba = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => { const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); };

  // ground is the colour behind an element: that of the nearest opaque box.
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour.a > 0.9) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)');
  };

  // faint names texts, and shapes of drawings, that do not stand out.
  const faint = () => {
    const found = texts().filter(({ element }) => !element.closest('svg') && contrast(rgba(getComputedStyle(element).color), ground(element)) < 4.5).map(({ element }) => `hardly seen: ${name(element)}`);
    for (const svg of document.querySelectorAll('body svg')) {
      if (!shown(svg)) continue;
      const back = ground(svg);
      const stands = (paint) => /^rgb/.test(paint) && rgba(paint).a > 0.1 && contrast(rgba(paint), back) >= 1.5;
      const shapes = [...svg.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon, use, text')];
      if (shapes.length && !shapes.some((e) => stands(getComputedStyle(e).fill) || stands(getComputedStyle(e).stroke))) found.push(`a drawing is hardly seen: ${name(svg)}`);
    }
    return found;
  };

  // pale names texts that would be hardly seen on white paper.
  const pale = () => texts().filter(({ element }) => !element.closest('svg') && contrast(rgba(getComputedStyle(element).color), rgba('rgb(255, 255, 255)')) < 4.5).map(({ element }) => `pale on paper: ${name(element)}`);

  // edgeless names buttons and fields without a border: with forced colours
  // their ground is that of the page.
  const edgeless = () => [...document.querySelectorAll('.button, button, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color], [type=file])')]
    .filter((e) => shown(e) && !tucked(e))
    .filter((e) => { const s = getComputedStyle(e); return ['Top', 'Left'].every((side) => s[`border${side}Style`] === 'none' || parseFloat(s[`border${side}Width`]) === 0) && s.outlineStyle === 'none'; })
    .map((e) => `no edge: ${name(e)}`);

  // moving names what would move or fade although less motion was asked for.
  const moving = () => {
    const time = (value) => Math.max(...value.split(',').map((part) => parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1000)));
    const found = document.getAnimations().map((animation) => `an animation of ${name(animation.effect.target)}`);
    for (const e of document.querySelectorAll('*')) {
      for (const part of [undefined, '::before', '::after']) {
        const s = getComputedStyle(e, part);
        if (s.animationName !== 'none' && time(s.animationDuration) > 10) found.push(`animation ${s.animationName}: ${name(e)}${part ?? ''}`);
        if (time(s.transitionDuration) > 10) found.push(`transition of ${s.transitionProperty}: ${name(e)}${part ?? ''}`);
      }
      if (getComputedStyle(e).scrollBehavior === 'smooth') found.push(`scrolls smoothly: ${name(e)}`);
    }
    const rules = (list) => [...list].flatMap((rule) => (rule.media && !matchMedia(rule.media.mediaText).matches ? [] : [rule, ...(rule.cssRules ? rules(rule.cssRules) : [])]));
    for (const sheet of document.styleSheets) if (rules(sheet.cssRules).some((rule) => rule.navigation === 'auto')) found.push('pages fade into one another (@view-transition)');
    return found;
  };

  return { luminance, rendered, content, pale, faint, edgeless, moving, contrast, rgba, ground, shown, tucked, name, texts, words, sideways, lost, overlapping, interactive, small };
})();
