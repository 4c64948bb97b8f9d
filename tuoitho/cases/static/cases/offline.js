// A form that is filled in where there is no signal says that it keeps its answers and is sent once. Where it says where it
// leads (data-then) it is sent from the open page, so that a lost answer loses nothing; what is refused is shown as usual.
"use strict";

(() => {
  const note = document.querySelector("[data-offline]");
  let busy = false;
  const show = (lost) => { if (note) note.hidden = !lost; };
  const listen = () => show(!navigator.onLine);
  window.addEventListener("online", listen);
  window.addEventListener("offline", listen);
  window.addEventListener("pageshow", () => { busy = false; listen(); });
  const keep = () => { busy = false; show(true); note?.scrollIntoView(); };
  const send = (form) => fetch(form.action, {
    method: "POST", body: new FormData(form), redirect: "manual", signal: AbortSignal.timeout(30000),
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-keep]") || (navigator.onLine && !form.dataset.then)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!navigator.onLine) { keep(); return; }
    if (busy) return;
    busy = true;
    send(form).then((answer) => {
      if (answer.type === "opaqueredirect") window.location.assign(form.dataset.then);
      else form.submit();
    }, keep);
  }, true);
})();
