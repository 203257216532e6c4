import { Component, Fragment, type ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import { isMissing } from '../kit/late.tsx';
import styles from './Contained.module.css';

interface Props {
  /** What is contained, in words of the screen. */
  readonly name: string;
  readonly children: ReactNode;
  /** Takes the place of words on the spot, for a part that has no place of its own on the screen. */
  readonly onBroken?: (said: string | null) => void;
}

interface State {
  readonly broken: boolean;
  /** Counts restarts: a new key makes the part anew. */
  readonly life: number;
}

/** This many failures within this many milliseconds are no accident. */
const FALLS = 3;
const SOON = 5000;

/**
 * An error boundary: a failure in one part of the screen leaves the others and the document alone. The part
 * restarts by itself, since translators and other extensions move elements that React made, and all state
 * that counts is in the stores. A part that keeps failing says so; so does one whose script cannot be had, at
 * once.
 */
export class Contained extends Component<Props, State> {
  override state: State = { broken: false, life: 0 };
  #falls: readonly number[] = [];

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override componentDidCatch(fault: unknown) {
    const now = performance.now();
    this.#falls = [...this.#falls.filter((at) => now - at < SOON), now];
    const isGone = isMissing(fault);
    if (!isGone && this.#falls.length < FALLS) return this.#beginAnew();
    // Whoever mounts the page tells of a script that is missing, and what to do.
    this.props.onBroken?.(isGone ? null : this.#said());
  }

  #said(): string {
    return `${this.props.name} could not be shown. Your document is not affected.`;
  }

  #beginAnew(): void {
    this.setState(({ life }) => ({ broken: false, life: life + 1 }));
  }

  override render() {
    const { broken, life } = this.state;
    if (!broken) return <Fragment key={life}>{this.props.children}</Fragment>;
    if (this.props.onBroken !== undefined) return null;
    return (
      <div className={styles.broken} role="alert">
        <p>{this.#said()}</p>
        <Button onClick={() => this.#beginAnew()}>Try again</Button>
      </div>
    );
  }
}
