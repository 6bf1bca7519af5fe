// Tables for a terminal: the first column is text, the others are figures.

export function printTable(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const [index, row] of cells.entries()) {
    const [first, ...rest] = row.map((cell, column) =>
      column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    );
    console.log(`  ${[first, ...rest].join("  ").trimEnd()}`);
    if (index === 0) console.log(`  ${widths.map((width) => "-".repeat(width)).join("  ")}`);
  }
}

export const title = (text) => console.log(`\n${text}`);
export const note = (text) => console.log(`  ${text}`);

const decimals = (value) => (value < 10 ? 2 : value < 1000 ? 1 : 0);
export const fixed = (value) =>
  value.toLocaleString("en-US", { minimumFractionDigits: decimals(value), maximumFractionDigits: decimals(value) });
export const whole = (value) => Math.round(value).toLocaleString("en-US");
export const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} x`;
