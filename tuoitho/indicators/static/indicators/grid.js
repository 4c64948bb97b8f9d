// Arrow keys walk over the grid; Home and End to the ends of a row. Without script every square is still a link.
"use strict";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

for (const grid of document.querySelectorAll("[data-grid]")) {
  const rows = [...grid.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));

  const walk = (row, column, [down, right]) => {
    for (let r = row + down, c = column + right; rows[r] && c >= 0 && c < rows[r].length; r += down, c += right) {
      if (rows[r][c]) return rows[r][c];
    }
    return null;
  };

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, tbody th");
    if (!cell) return;
    const row = cell.parentElement.sectionRowIndex;
    const links = rows[row].filter(Boolean);
    const ends = { Home: links[0], End: links[links.length - 1] };
    const next = event.key in STEPS ? walk(row, cell.cellIndex, STEPS[event.key]) : ends[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
