/**
 * What stands in the place of a page that failed, so that the rest of the app goes on.
 */
import { Component, type ReactNode } from "react";

type CaughtProps = { readonly children: ReactNode };

/** React catches in a class alone. */
export class Caught extends Component<CaughtProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="trouble" role="alert">
        <h2>This page could not be shown</h2>
        <p>What you wrote is kept. Another page may work, and so may this one, opened again.</p>
        <button type="button" className="btn" onClick={() => this.setState({ failed: false })}>
          Open it again
        </button>
      </div>
    );
  }
}
