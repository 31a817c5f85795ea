/**
 * Offers in the editor's own form: as one writes a word, or when asked with Control and Space.
 */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { yamlLanguage } from "@codemirror/lang-yaml";
import type { Extension } from "@codemirror/state";
import published from "../../../docs/schema/policy.schema.json" with { type: "json" };
import { type Known, type Offer, offersAt, type Schema } from "./offers.ts";
import { yamlPlaceAt } from "./yaml-place.ts";

const schema = published as Schema;

export function completing(known: () => Known): Extension {
  return yamlLanguage.data.of({
    autocomplete: (context: CompletionContext): CompletionResult | null => {
      const text = context.state.doc.toString();
      const place = yamlPlaceAt(text, context.pos);
      if (!context.explicit && place.from === context.pos) return null;
      const line = context.state.doc.lineAt(context.pos);
      if (/^\s*#/.test(line.text)) return null;
      const offers = offersAt(place, text, { schema, known: known() });
      if (offers.length === 0) return null;
      const hasColon = /^\s*:/.test(line.text.slice(context.pos - line.from));
      return {
        from: place.from,
        options: offers.map((offer) => completionOf(offer, hasColon)),
        validFor: /^[^\s,:[\]{}"']*$/,
      };
    },
  });
}

function completionOf({ text, kind, about }: Offer, hasColon: boolean): Completion {
  return {
    label: text,
    type: kind,
    apply: kind === "field" && !hasColon ? `${text}: ` : text,
    ...(about === undefined
      ? {}
      : { detail: about.length > 60 ? `${about.slice(0, 59)}…` : about }),
  };
}
