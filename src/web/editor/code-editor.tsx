/**
 * The editor of a policy's text: lines with numbers, slips marked at their lines, words offered.
 *
 * It stands in a shadow root, since only there are its style sheets adopted and not written into
 * the page, which the content security policy does not let through (docs/decisions/0013).
 */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { completing } from "./completing.ts";
import type { Known } from "./offers.ts";
import { highlights, theme } from "./theme.ts";

/** A slip, or something odd, at a place counted from 1. */
export type Slip = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly isOdd?: boolean;
};

export type Editor = { readonly goTo: (line: number, column: number) => void };

type CodeEditorProps = {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly slips: readonly Slip[];
  readonly known: Known;
  readonly label: string;
  readonly ref?: Ref<Editor>;
};

export function CodeEditor({ text, change, slips, known, label, ref }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ text, change, known });
  latest.current = { text, change, known };
  useEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          ...furniture,
          completing(() => latest.current.known),
          // Focusable as it is, but not every checker takes what is editable for that.
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.change(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const { doc } = editor.state;
    editor.dispatch(
      setDiagnostics(
        editor.state,
        slips.map((slip) => shown(slip, doc)),
      ),
    );
  }, [slips]);
  useImperativeHandle(ref, () => ({ goTo: (line, column) => goTo(view.current, line, column) }));
  return <div ref={host} className="code-editor" />;
}

const furniture = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  lintGutter(),
  yaml(),
  syntaxHighlighting(highlights),
  theme,
  EditorView.lineWrapping,
  // Tab is left to the browser: whoever comes in by the keyboard gets out by it.
  keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap]),
];

/** From its place to the end of its line. */
function shown({ line, column, message, isOdd = false }: Slip, doc: Text): Diagnostic {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const severity = isOdd ? "warning" : "error";
  return { from: Math.min(from + column - 1, to), to, severity, message };
}

function goTo(editor: EditorView | undefined, line: number, column: number): void {
  if (editor === undefined) return;
  const { doc } = editor.state;
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const anchor = Math.min(from + column - 1, to);
  const effects = EditorView.scrollIntoView(anchor, { y: "center" });
  editor.dispatch({ selection: { anchor }, effects });
  editor.focus();
}
