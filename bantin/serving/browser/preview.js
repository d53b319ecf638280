// Keeps the page that it stands in new, and shows what is wrong with the site above it. Only served pages carry it.
(function () {
  "use strict";

  var FOLDED = "bantin-preview-folded";
  var PATIENCE = 1500; // before a silent server is taken for gone: it may be restarting
  var own = document.currentScript;
  var root = document.documentElement;
  var source = null;
  var said = null; // what the overlay says: problems and words
  var panel = null;
  var gone = 0;

  function recall() {
    try {
      return sessionStorage.getItem(FOLDED) === "yes";
    } catch (error) {
      return false;
    }
  }

  function remember(folded) {
    try {
      sessionStorage.setItem(FOLDED, folded ? "yes" : "no");
    } catch (error) {
      return;
    }
  }

  // Everything is set as text: a message may quote whatever stands in a file.
  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // A root of its own: the styles of the site do not reach in, and its own do not reach out.
  function makePanel() {
    var host = document.createElement("bantin-preview");
    var shadow = host.attachShadow({ mode: "open" });
    var style = document.createElement("link");
    var box = make("section", "panel");
    var head = make("div", "head");
    var title = make("p", "title");
    var button = make("button", "fold");
    var body = make("div", "body");
    style.rel = "stylesheet";
    style.href = "/.bantin/preview.css";
    host.hidden = true;
    host.style.setProperty("display", "none");
    style.addEventListener("load", function () {
      host.style.removeProperty("display");
    });
    title.id = "title";
    title.setAttribute("role", "alert");
    box.setAttribute("aria-labelledby", "title");
    body.id = "body";
    body.tabIndex = 0;
    body.setAttribute("role", "group");
    body.setAttribute("aria-labelledby", "title");
    button.type = "button";
    button.setAttribute("aria-controls", "body");
    button.addEventListener("click", function () {
      remember(!body.hidden);
      fold(!body.hidden);
    });
    head.append(title, button);
    box.append(head, body);
    shadow.append(style, box);
    document.body.append(host);
    return { host: host, box: box, title: title, button: button, body: body };
  }

  function fold(folded) {
    panel.body.hidden = folded;
    panel.box.classList.toggle("folded", folded);
    panel.button.textContent = folded ? said.words.unfold : said.words.fold;
    panel.button.setAttribute("aria-expanded", String(!folded));
  }

  function quoted(quote) {
    var pre = make("pre", "quote");
    var meant = make("mark", "meant", quote.meant);
    pre.append(make("span", "line", String(quote.line)), quote.before, meant, quote.after);
    return pre;
  }

  function item(problem) {
    var entry = make("li", problem.note ? "note" : "fault");
    entry.append(make("p", "place", problem.place));
    var message = make("p", "message");
    if (problem.note) message.append(make("span", "label", said.words.note + ":"), " ");
    if (problem.key) message.append(make("code", "key", problem.key + ":"), " ");
    message.append(problem.message);
    if (problem.code) message.append(" ", make("span", "code", problem.code));
    entry.append(message);
    if (problem.quote) entry.append(quoted(problem.quote));
    if (problem.hint) entry.append(make("p", "hint", problem.hint));
    return entry;
  }

  function show() {
    panel = panel || makePanel();
    panel.box.lang = said.lang;
    var hasFaults = said.problems.some(function (problem) {
      return !problem.note;
    });
    panel.host.hidden = said.problems.length === 0;
    panel.box.classList.toggle("faults", hasFaults);
    panel.box.classList.remove("gone");
    if (panel.title.textContent !== said.words.title) panel.title.textContent = said.words.title;
    var list = make("ol", "problems");
    list.append.apply(list, said.problems.map(item));
    panel.body.replaceChildren(make("p", "standing", hasFaults ? said.words.standing : ""), list);
    panel.button.hidden = false;
    fold(recall() || !hasFaults);
  }

  function showGone() {
    if (!said) return;
    panel = panel || makePanel();
    panel.box.lang = said.lang;
    panel.host.hidden = false;
    panel.box.classList.remove("faults");
    panel.box.classList.add("folded", "gone");
    panel.title.textContent = said.words.gone;
    panel.body.hidden = true;
    panel.button.hidden = true;
  }

  function connect() {
    if (source) return;
    var address = "/.bantin/events?path=" + encodeURIComponent(own.dataset.path);
    source = new EventSource(address + "&version=" + own.dataset.version);
    source.addEventListener("open", function () {
      clearTimeout(gone);
      gone = 0;
      root.dataset.preview = "connected";
      if (panel && panel.box.classList.contains("gone")) show();
    });
    source.addEventListener("error", function () {
      gone = gone || setTimeout(showGone, PATIENCE);
    });
    source.addEventListener("overlay", function (event) {
      said = JSON.parse(event.data);
      show();
    });
    // The browser itself keeps the place to which the page is scrolled.
    source.addEventListener("reload", function () {
      location.reload();
    });
  }

  function disconnect() {
    clearTimeout(gone);
    gone = 0;
    if (source) source.close();
    source = null;
  }

  // A browser opens six connections to a server at most: pages that nobody looks at leave theirs to others.
  function follow() {
    if (document.visibilityState === "visible") connect();
    else disconnect();
  }

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", follow);
  follow();
})();
