const START = [
  String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}`,
  String.raw`\u{200C}\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}`,
  String.raw`\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`,
].join('');

/** What an XML name without prefix looks like (NCName of Namespaces in XML 1.0), for `u`. */
export const NC_NAME = String.raw`[${START}][${START}0-9.\-\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}]*`;
