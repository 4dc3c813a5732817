import type { Plugin } from 'vite';

const dynamicCss = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js/;
const without = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
const withPage = `{
    const page = document.querySelector('meta[name="csp-nonce"]');
    const nonce = csp?.nonce ?? (page?.nonce || page?.content);
    if (nonce) styleNode.nonce = nonce;
  }`;

/**
 * antd gives its own styles the nonce of `ConfigProvider`, but measuring scroll bars (tables,
 * the scroll lock of dialogs) adds style elements without one, which the content security policy
 * refuses. Those take the nonce that the server wrote into the page.
 */
export const styleNonce: Plugin = {
  name: 'style-nonce',
  transform(code, id) {
    if (!dynamicCss.test(id)) return null;
    if (!code.includes(without)) this.error('Expected the nonce in dynamicCSS.js but it has moved');
    return code.replace(without, withPage);
  },
};
