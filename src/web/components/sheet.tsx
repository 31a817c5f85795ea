/**
 * A dialog over the page: the native one, which keeps the focus inside and gives it back.
 */
import { type ReactNode, useEffect, useRef } from "react";

type SheetProps = {
  readonly label: string;
  readonly close: () => void;
  readonly className?: string;
  readonly children: ReactNode;
};

export function Sheet({ label, close, className = "", children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-label={label}
      onCancel={close}
      onClose={close}
      onPointerDown={(event) => {
        // Beside the sheet: on its backdrop, which counts as the dialog itself.
        if (event.target === dialog.current) close();
      }}
    >
      <div className="sheet-in">{children}</div>
    </dialog>
  );
}
