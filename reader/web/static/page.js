"use strict";
// The terminal in the page is textual.js; this gives it its address, its keys and its end.
const protocol = location.protocol === "https:" ? "wss:" : "ws:";
const FONT = '16px "Roboto Mono"';

document.addEventListener("DOMContentLoaded", async () => {
  const terminal = document.getElementById("terminal");
  terminal.dataset.sessionWebsocketUrl = `${protocol}//${location.host}/ws`;
  document.getElementById("again").addEventListener("click", () => location.reload());

  // Keys go to the text without a click, also when one comes back from elsewhere. The session is
  // told each time that it has them: it may have begun after the terminal had.
  const focus = () => {
    if (document.body.classList.contains("-closed")) {
      document.getElementById("again").focus();
      return;
    }
    const keys = terminal.querySelector(".xterm-helper-textarea");
    keys?.blur();
    keys?.focus();
  };
  let before = "";
  new MutationObserver(() => {
    // Each piece of a picture sets the same class again.
    if (document.body.className !== before) {
      before = document.body.className;
      focus();
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  window.addEventListener("focus", focus);

  // The cells of the terminal are measured once: not before its letters are there.
  await document.fonts.load(FONT).catch(() => {});
  const script = document.createElement("script");
  script.src = "/static/js/textual.js";
  script.addEventListener("load", () => {
    if (document.readyState === "complete") {
      window.onload(new Event("load"));
    }
  });
  document.head.append(script);
});
