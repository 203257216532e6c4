import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { copyText } from '../page/copyText.ts';

export interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  readonly variant?: 'plain' | 'primary';
}

/** Copies text and says for a moment that it did. */
export function CopyButton({ label, text, variant = 'plain' }: CopyButtonProps) {
  const { verbs } = useStores();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    if (await copyText(text)) setCopied(true);
    else
      verbs.notify({
        tone: 'warning',
        text: 'The browser did not allow copying. Select the text and press Ctrl+C.',
        action: null,
      });
  }
  return (
    <Button variant={variant} onClick={() => void copy()}>
      {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{copied ? 'Copied' : label}</span>
    </Button>
  );
}
