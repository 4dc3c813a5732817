import type { ThemeConfig } from 'antd';
import { tokens } from './tokens.ts';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: tokens.accent,
    colorInfo: tokens.accent,
    colorLink: tokens.accent,
    colorSuccess: tokens.success,
    colorWarning: tokens.warning,
    // antd would derive a brown from so dark a warning.
    colorWarningBg: '#fffbe6',
    colorError: tokens.danger,
    colorText: tokens.text,
    colorTextSecondary: tokens.textSecondary,
    colorTextTertiary: tokens.textSecondary,
    colorTextDescription: tokens.textSecondary,
    colorTextPlaceholder: '#767676',
    colorBgLayout: tokens.page,
    colorBorderSecondary: tokens.line,
    borderRadius: tokens.radius,
    fontSize: 14,
    fontFamily: tokens.font,
    fontFamilyCode: tokens.monospace,
    boxShadowTertiary: 'none',
  },
  components: {
    Layout: { headerHeight: 48, headerPadding: '0 16px', headerBg: tokens.surface },
    Menu: { itemHeight: 40, itemSelectedBg: '#e6f0ff', subMenuItemBg: tokens.surface },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Table: { cellPaddingBlock: 9, headerBg: '#fafafa' },
    Tabs: { horizontalMargin: '0 0 12px 0' },
  },
};

/** The nonce that the server wrote into the page, for the styles that antd adds while it runs. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || undefined;
}
