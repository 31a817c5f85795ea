/**
 * The editor in the app's own colours. The variables come in from the page; its style sheets do not.
 */
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const mono = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--bg)", fontSize: "12.5px" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "0" },
  ".cm-scroller": { fontFamily: mono, lineHeight: "1.55" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-bg) !important",
  },
  ".cm-gutters": {
    backgroundColor: "var(--panel)",
    color: "var(--ink3)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent-bg) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--accent-bg)", color: "var(--ink)" },
  ".cm-matchingBracket": { backgroundColor: "var(--pre-bg) !important" },
  ".cm-tooltip": {
    backgroundColor: "var(--bg)",
    color: "var(--ink)",
    border: "1px solid var(--line2)",
    borderRadius: "6px",
    boxShadow: "0 10px 28px rgb(0 0 0 / 18%)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: mono, maxHeight: "240px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", minHeight: "24px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent-bg)",
    color: "var(--ink)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": {
    fontFamily: "var(--sans)",
    fontStyle: "normal",
    color: "var(--ink3)",
    marginLeft: "12px",
  },
  ".cm-diagnostic": { fontFamily: "var(--sans)", fontSize: "13px", maxWidth: "60ch" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--no)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--pre)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--no) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--pre) 1px",
    textUnderlineOffset: "3px",
  },
  // Signs of our own: the usual ones are pictures, and colour alone would not do.
  ".cm-lint-marker": { width: "1em", height: "1.2em", fontWeight: "700", textAlign: "center" },
  ".cm-lint-marker-error": { content: "none", color: "var(--no)" },
  ".cm-lint-marker-error::before": { content: '"×"' },
  ".cm-lint-marker-warning": { content: "none", color: "var(--pre)" },
  ".cm-lint-marker-warning::before": { content: '"!"' },
});

export const highlights = HighlightStyle.define([
  { tag: tags.comment, color: "var(--ink3)", fontStyle: "italic" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--ink3)" },
]);
