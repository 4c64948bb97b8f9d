// A form that is filled in where there is no signal: it is not sent into nothing, and says that it keeps its answers.
"use strict";

(() => {
  const note = document.querySelector("[data-offline]");
  const show = () => { if (note) note.hidden = navigator.onLine; };
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
  document.addEventListener("submit", (event) => {
    if (navigator.onLine || !event.target.matches("[data-keep]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show();
    note?.scrollIntoView();
  }, true);
})();
