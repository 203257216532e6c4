import { useMemo } from 'react';
import { qrPath } from './qrPath.ts';
import styles from './ShareDialog.module.css';

/** A link for the camera of a phone: dark on white in any look, since readers want it so. */
export function QrCode({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
