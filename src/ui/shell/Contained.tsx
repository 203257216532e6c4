import { Component, Fragment, type ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import styles from './Contained.module.css';

interface Props {
  /** What is contained, in words of the screen. */
  readonly name: string;
  readonly children: ReactNode;
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
 * that counts is in the stores. A part that keeps failing says so.
 */
export class Contained extends Component<Props, State> {
  override state: State = { broken: false, life: 0 };
  #falls: readonly number[] = [];

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  override componentDidCatch() {
    const now = performance.now();
    this.#falls = [...this.#falls.filter((at) => now - at < SOON), now];
    if (this.#falls.length < FALLS) this.#beginAnew();
  }

  #beginAnew(): void {
    this.setState(({ life }) => ({ broken: false, life: life + 1 }));
  }

  override render() {
    const { broken, life } = this.state;
    if (!broken) return <Fragment key={life}>{this.props.children}</Fragment>;
    return (
      <div className={styles.broken} role="alert">
        <p>{`${this.props.name} could not be shown. Your document is not affected.`}</p>
        <Button onClick={() => this.#beginAnew()}>Try again</Button>
      </div>
    );
  }
}
