/**
 * Papers as entries: what was written, paragraph by paragraph, and the source
 * note that says where the copy is and what is known of it.
 */
import type { EntryId } from "./id.ts";
import type { Mark } from "./mark.ts";
import type { Who } from "./party.ts";

export type Paragraph = {
  /** Its number as cited: `¶1`. */
  readonly number: string;
  readonly text: string;
  readonly mark?: Mark;
};

/** A page of the source begins at this character of this paragraph. */
export type PageBreak = { readonly page: string; readonly paragraph: string; readonly at: number };

/** `none found` is a value: silence of the source is information. */
export type SourceNote = {
  readonly text: string;
  readonly repository?: string;
  readonly collection?: string;
  readonly folder?: string;
  readonly controlNumber?: string;
  readonly markAsOf?: string;
  readonly drafting: string;
  readonly attestation: string;
};

export type Paper = {
  readonly kind: "document";
  readonly genre: string;
  readonly title: string;
  readonly subject?: string;
  readonly from?: Who;
  readonly to?: Who;
  readonly repliesTo?: EntryId;
  readonly paragraphs: readonly Paragraph[];
  readonly pageBreaks: readonly PageBreak[];
  readonly notes: readonly { readonly number: string; readonly text: string }[];
  readonly sourceNote?: SourceNote;
};
