// HTML out of template literals: what is put in is escaped, unless it is HTML already.

class Html {
  constructor(text) {
    this.text = text;
  }
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A list is put in piece by piece; for what is missing nothing is. */
function written(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(written).join("");
  if (value === undefined || value === null || value === false) return "";
  return String(value).replace(/[&<>"]/g, (character) => entities[character]);
}

export const html = (strings, ...values) => new Html(String.raw({ raw: strings }, ...values.map(written)));

/** A documentation text: Markdown as far as these texts go, which is code between backticks. */
export const prose = (text) => text.split("`").map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));

/** Texts in a list; nothing without texts. */
export const bullets = (texts) =>
  texts.length > 0 && html`<ul>${texts.map((text) => html`<li>${prose(text)}</li>`)}</ul>`;

/** A section with its heading; nothing without content. */
export const section = (id, title, ...content) =>
  content.flat().some(Boolean) ? html`<section id="${id}"><h2>${title}</h2>${content}</section>` : undefined;

/** A table under its column heads; nothing without rows. */
export const table = (heads, rows) =>
  rows.length > 0 &&
  html`<div class="table"><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** A whole page. `up` leads from it to the folder of the site. */
export const page = (title, up, content) =>
  `${
    html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="${up}style.css">
<header>
<a class="name" href="${up}index.html">cloudip</a>
<nav>
<a href="${up}index.html">By service</a>
<a href="${up}effects.html">By effect</a>
<a href="${up}typescript/index.html">TypeScript</a>
<a href="${up}rust/cloudip/index.html">Rust</a>
</nav>
</header>
<main>
${content}
</main>
</html>`.text
  }\n`;
