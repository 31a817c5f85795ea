/**
 * Tables as comma-separated values (RFC 4180) that a spreadsheet opens and never runs: a cell
 * that would begin a formula there is preceded by an apostrophe.
 */

/** The signs by which a formula begins, the full-width ones too, and what a spreadsheet skips before them. */
const begins = /^[=+\-@\t\r\n＝＋－＠]/;

export function csvOf(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  const safe = begins.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands the reader a file. */
export function saveFile(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
