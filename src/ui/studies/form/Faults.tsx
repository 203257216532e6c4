import { shortMessage } from '../../../base/text/cutInMiddle.ts';
import styles from './StudyForm.module.css';

/** What is wrong with a line of the form. */
export function Faults({ messages }: { readonly messages: readonly string[] }) {
  return messages.map((message) => (
    <p key={message} className={styles.fault}>
      {shortMessage(message)}
    </p>
  ));
}
