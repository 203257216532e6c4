import { Component, type ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import styles from './Contained.module.css';

interface Props {
  /** What is contained, in words of the screen. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Keeps a bug in one part of the screen from taking the rest, and the document, away. */
export class Contained extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className={styles.broken} role="alert">
        <p>{this.props.name} could not be shown. Your document is not affected.</p>
        <Button onClick={() => this.setState({ broken: false })}>Try again</Button>
      </div>
    );
  }
}
