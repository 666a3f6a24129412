// Reloads the page when the site was built anew, and shows what was found in
// the content. The words come from the content: they are only ever set as
// text, so they cannot become elements. Nothing here makes inline styles, and
// the site's policy of 'self' allows all of it.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  let source = null;
  let timer = 0;
  let dialog = null;
  let focusedBefore = null;

  // Storage may be forbidden; then a closed overlay comes back with the page.
  const recall = (key) => {
    try { return sessionStorage.getItem("pobratim-" + key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { sessionStorage.setItem("pobratim-" + key, value); } catch { /* see above */ }
  };

  // A browser opens six connections to one server, and a stream holds one:
  // pages that nobody looks at let go of theirs and ask again when shown.
  const listen = () => {
    clearTimeout(timer);
    if (source || document.hidden) return;
    source = new EventSource("/_pobratim/events");
    source.addEventListener("version", (event) => follow(JSON.parse(event.data)));
    source.addEventListener("problems", (event) => show(event.data));
    source.addEventListener("error", () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      rest();
      timer = setTimeout(listen, 2000);
    });
  };
  const rest = () => {
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  };

  // The same version is reloaded for once only: a page that stays old, out of
  // some cache, must not reload for ever.
  const follow = (newest) => {
    if (newest === version) {
      remember("reloaded", "");
    } else if (recall("reloaded") !== newest) {
      remember("reloaded", newest);
      rest();
      location.reload();
    }
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const finding = (item) => {
    const entry = element("li");
    const place = element("p", "pobratim-place");
    if (item.place) place.append(element("code", "", item.place), " ");
    place.append(element("span", "", item.severity));
    entry.append(place, element("p", "", item.message));
    if (item.hint) entry.append(element("p", "pobratim-hint", item.hint));
    return entry;
  };

  const show = (data) => {
    const problems = JSON.parse(data);
    // Findings that came back after they were gone are shown again.
    if (problems.items.length === 0) remember("closed", "");
    if (problems.items.length === 0 || recall("closed") === data) {
      hide();
      return;
    }
    style();
    const next = element("div", "pobratim-overlay");
    next.setAttribute("role", "dialog");
    next.setAttribute("aria-labelledby", "pobratim-title");
    if (problems.lang) next.lang = problems.lang;
    const title = element("h2", "", problems.title);
    title.id = "pobratim-title";
    const close = element("button", "", problems.close);
    close.type = "button";
    close.addEventListener("click", dismiss);
    const list = element("ol", "pobratim-findings");
    list.append(...problems.items.map(finding));
    next.append(title, close, list);
    next.dataset.findings = data;

    const focused = !dialog || dialog.contains(document.activeElement);
    if (dialog) {
      dialog.replaceWith(next);
    } else {
      focusedBefore = document.activeElement;
      document.body.append(next);
      document.addEventListener("keydown", onKey);
    }
    dialog = next;
    if (focused) close.focus({ preventScroll: true });
  };

  const hide = () => {
    if (!dialog) return;
    const focused = dialog.contains(document.activeElement);
    dialog.remove();
    dialog = null;
    document.removeEventListener("keydown", onKey);
    if (focused && focusedBefore && focusedBefore.isConnected) focusedBefore.focus({ preventScroll: true });
  };
  const dismiss = () => {
    if (dialog) remember("closed", dialog.dataset.findings);
    hide();
  };
  const onKey = (event) => {
    if (event.key === "Escape") dismiss();
  };

  const style = () => {
    const href = "/_pobratim/overlay.css";
    if (document.querySelector(`link[href="${href}"]`)) return;
    const link = element("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
