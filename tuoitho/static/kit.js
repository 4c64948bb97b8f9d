// The little that pages cannot do without script. Everything here also works, less smoothly, when it does not run.
"use strict";

(() => {
  const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  // A file may be dropped anywhere on the field, and the chosen names are read out.
  const showNames = (zone, input) => {
    zone.querySelector("[data-names]").textContent = Array.from(input.files, (file) => file.name).join(", ");
  };
  document.addEventListener("dragover", (event) => {
    const zone = closest(event, ".drop");
    if (zone) { event.preventDefault(); zone.classList.add("over"); }
  });
  document.addEventListener("dragleave", (event) => closest(event, ".drop")?.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    const zone = closest(event, ".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.remove("over");
    const input = zone.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    showNames(zone, input);
  });
  document.addEventListener("change", (event) => {
    const zone = closest(event, ".drop");
    if (zone && event.target.type === "file") showNames(zone, event.target);
    const form = closest(event, "form[data-submit-on-change]");
    if (form) form.requestSubmit();
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    if (event.target.method !== "post") return;
    event.target.dataset.sent = "yes";
    window.setTimeout(() => delete event.target.dataset.sent, 3000);
  });

  // Copy the text of a named element, and say so in the button itself.
  document.addEventListener("click", async (event) => {
    const button = closest(event, "[data-copy]");
    if (button) {
      const source = document.querySelector(button.dataset.copy);
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      button.querySelector("[data-copied]")?.removeAttribute("hidden");
    }
    if (closest(event, "[data-print]")) window.print();
    document.querySelectorAll("details.account[open]").forEach((panel) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
  });

  // Leave at once: nothing of this page stays in the tab's history. Pages one walks between there share one entry.
  document.addEventListener("click", (event) => {
    const leave = closest(event, "a[data-leave], a[data-same-entry]");
    if (!leave || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.location.replace(leave.href);
  });

  document.addEventListener("keydown", (event) => {
    const leave = document.querySelector("a[data-leave]");
    if (event.key === "Escape" && leave && !event.isComposing) window.location.replace(leave.href);
    if (event.key === "Escape") document.querySelectorAll("details.account[open]").forEach((panel) => { panel.open = false; });
  });
})();
