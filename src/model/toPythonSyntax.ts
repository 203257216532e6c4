/** Words that are statements of older or newer Python where they stand first; here they are names. */
const statementWords = /\b(?:print|exec|match|case|type)\b/g;
/** `if(`: Python has the word, but not as a function. */
const ifCall = /\bif(?=\s*\()/g;
/** A number that ends in a point, `2.` or `2.e3`, which the grammar takes for an attribute of `2`. */
const endsInPoint = /(?<![\w.])\d[\d_]*\.(?![\d_])(?:[eE][+-]?\d[\d_]*)?/g;

/**
 * A text of exactly the same length that a Python grammar reads in the way a formula is meant: each
 * replaced word is as long as the original one, so places in the tree are places in the formula, and
 * the words themselves are read from the formula.
 */
export function toPythonSyntax(formula: string): string {
  return formula
    .replace(/[\r\n\t\f]/g, ' ')
    .replace(ifCall, 'fi')
    .replace(statementWords, (word) => 'x'.repeat(word.length))
    .replace(endsInPoint, (number) => '1'.repeat(number.length));
}
