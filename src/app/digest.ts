const { subtle } = crypto as Partial<Pick<Crypto, 'subtle'>>;

/** SHA-256 in hexadecimal digits; null over plain http from another machine, where browsers make none. */
export const sha256 =
  subtle === undefined
    ? null
    : async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
        const made = new Uint8Array(await subtle.digest('SHA-256', bytes));
        return Array.from(made, (byte) => byte.toString(16).padStart(2, '0')).join('');
      };

/** A short name of a text; where the browser makes none, the text itself. */
export const digest = sha256 ?? (async (bytes) => new TextDecoder().decode(bytes));
