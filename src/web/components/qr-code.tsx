/**
 * A text as a picture that a telephone reads (QR code, ISO/IEC 18004).
 *
 * Dark on light in either scheme: many readers take no other.
 */
import encodeQR from "qr";

/** Modules of nothing around it, without which it is not found. */
const border = 4;

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = encodeQR(text, "raw", { border, ecc: "medium" });
  const dark = rows.flatMap((row, y) => row.flatMap((is, x) => (is ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path className="light" d={`M0 0h${rows.length}v${rows.length}h-${rows.length}z`} />
      <path className="dark" d={dark.join("")} shapeRendering="crispEdges" />
    </svg>
  );
}
