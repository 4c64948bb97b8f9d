// Says at once that a photo is too large, before a telephone sends it for minutes. The server says the same without it.
"use strict";

(() => {
  const photo = document.querySelector("input[type=file][data-limit]");
  if (!photo) return;
  const told = document.getElementById("photo-too-large");
  photo.addEventListener("change", () => {
    const large = Array.from(photo.files).some((file) => file.size >= Number(photo.dataset.limit));
    told.hidden = !large;
    if (large) photo.value = "";
  });
})();
