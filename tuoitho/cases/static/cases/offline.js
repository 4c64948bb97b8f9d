// A form that is filled in where there is no signal: it is not sent into nothing, says that it keeps its answers, and is
// sent once. The browser may believe in a network that carries nothing, so a small file is asked for first.
"use strict";

(() => {
  const note = document.querySelector("[data-offline]");
  const probe = document.currentScript.src;
  let busy = false;
  const show = (lost) => { if (note) note.hidden = !lost; };
  const listen = () => show(!navigator.onLine);
  window.addEventListener("online", listen);
  window.addEventListener("offline", listen);
  window.addEventListener("pageshow", () => { busy = false; listen(); });
  const reached = () => fetch(probe, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8000) })
    .then(() => true, () => false);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-keep]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (busy) return;
    busy = true;
    const button = event.submitter;
    reached().then((there) => {
      show(!there);
      if (there) {
        if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
        form.submit();
      } else {
        busy = false;
        note?.scrollIntoView();
      }
    });
  }, true);
})();
