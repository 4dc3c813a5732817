import { parseSync } from '@swc/core';
import type { SourceFile } from './tree.ts';

export type CodeFunction = { readonly line: number; readonly lines: number };

/** What the syntax tree of a file tells. */
export type Syntax = {
  readonly functions: readonly CodeFunction[];
  /** Lines on which the type `any` is written. */
  readonly anyLines: readonly number[];
};

type Node = { type?: unknown; span?: { start: number; end: number } } & Record<string, unknown>;

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);

/** Reads a TypeScript file. The bodies of `describe` are chapters of a text, not functions. */
export function readSyntax({ path, text }: SourceFile): Syntax {
  const tree = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx') });
  const lineAt = lineFinder(text);
  const functions: CodeFunction[] = [];
  const anyLines: number[] = [];

  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (typeof node.type === 'string' && node.span) {
      const line = lineAt(node.span.start);
      if (functionTypes.has(node.type)) {
        functions.push({ line, lines: lineAt(node.span.end) - line + 1 });
      }
      if (node.type === 'TsKeywordType' && node.kind === 'any') anyLines.push(line);
    }
    if (isDescribe(node)) visitChapter(node, visit);
    else for (const part of Object.values(node)) visit(part);
  };
  visit(tree.body);
  return { functions, anyLines };
}

function isDescribe(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  let callee = node.callee as Node;
  while (callee.type === 'MemberExpression' || callee.type === 'CallExpression') {
    callee = (callee.object ?? callee.callee) as Node;
  }
  return callee.type === 'Identifier' && callee.value === 'describe';
}

function visitChapter(node: Node, visit: (value: unknown) => void): void {
  for (const { expression } of node.arguments as { expression: Node }[]) {
    visit(functionTypes.has(String(expression.type)) ? expression.body : expression);
  }
}

/** swc counts bytes, from 1. */
function lineFinder(text: string): (position: number) => number {
  const bytes = Buffer.from(text);
  const starts = [1];
  for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, i + 1)) starts.push(i + 2);
  return (position) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
