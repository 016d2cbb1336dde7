import { Component, type ReactNode, Suspense } from "react";
import { isPageNotFetched, tellNotFetched } from "./page-not-fetched";

interface FetchedProps {
  children: ReactNode;
  /** Called where it does not come, after which nothing may go on waiting for the layer. */
  onFailed?: () => void;
  /** Stands there until the code has come, and where it does not come. */
  fallback?: ReactNode;
}

/**
 * A layer whose code is fetched when it is opened. Where it cannot be, the page below stays as it is, with what is written on it: the
 * shell says what happened.
 */
export class Fetched extends Component<FetchedProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    if (!isPageNotFetched(error)) return;
    void tellNotFetched();
    this.props.onFailed?.();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error !== undefined && !isPageNotFetched(error)) throw error;
    return error === undefined ? (
      <Suspense fallback={this.props.fallback}>{this.props.children}</Suspense>
    ) : (
      this.props.fallback
    );
  }
}
