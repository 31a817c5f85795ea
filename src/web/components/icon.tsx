/**
 * The few pictures of the bottom bar; each stands with its word.
 */
const paths = {
  desk: "M3 4h14v5H3zM3 12h6v5H3zM12 12h5v5h-5z",
  ask: "M3 4h14v10H9l-4 3v-3H3zM7 8h6M7 11h4",
  paper: "M5 2.5h7l3 3v12H5zM7.5 9h5M7.5 12h5",
  record: "M3 5h14M3 10h14M3 15h14M7 3v4M12 8v4M9 13v4",
  scales: "M10 2.5v15M4 6.5h12M4 6.5 2 12h4zM16 6.5 14 12h4z",
  list: "M4 5h12M4 10h12M4 15h8",
  channel: "M2.5 10h15M13.5 6l4 4-4 4M6.5 6l-4 4 4 4",
  person:
    "M10 3a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 10 3zM3.5 17c.6-3.6 3-5.4 6.5-5.4s5.900 1.800 6.500 5.400z",
  seal: "M10 2.500l2 1.700 2.600-.2.600 2.500 2.200 1.500-1 2.400 1 2.400-2.200 1.500-.600 2.500-2.600-.2-2 1.700-2-1.700-2.600.200-.600-2.500-2.200-1.500 1-2.400-1-2.400 2.200-1.500.600-2.500 2.600.200z",
} as const;
export type Icon = keyof typeof paths;

export function Picture({ of }: { readonly of: Icon }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d={paths[of]} />
    </svg>
  );
}

export function MorePicture() {
  return (
    <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
      <circle cx="4.5" cy="10" r="1.6" />
      <circle cx="10" cy="10" r="1.6" />
      <circle cx="15.5" cy="10" r="1.6" />
    </svg>
  );
}
