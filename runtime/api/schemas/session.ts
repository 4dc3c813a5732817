import { z } from 'zod';
import { id, unitReference } from './common.ts';

export const signIn = z.strictObject({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  /** Six digits of the authenticator, once the account has one. */
  code: z
    .string()
    .regex(/^[0-9]{6}$/)
    .optional(),
});

export const me = z.strictObject({
  id,
  login: z.string(),
  name: z.string(),
  language: z.enum(['zh-CN', 'en']),
  roles: z.array(z.string()),
  rights: z.array(z.string()),
  units: z.array(unitReference),
  secondFactor: z.boolean(),
  /** True until the person has replaced a password that somebody else gave. */
  passwordExpired: z.boolean(),
});

export const changeMe = z.strictObject({ language: z.enum(['zh-CN', 'en']) });

export const secondFactorOffer = z.strictObject({ secret: z.string(), uri: z.string() });
export const secondFactorCode = z.strictObject({ code: z.string().regex(/^[0-9]{6}$/) });

export const changePassword = z.strictObject({
  present: z.string().min(1).max(200),
  /** ASVS 6.2.1 asks for 8 characters and recommends 15. */
  next: z.string().min(12).max(200),
});
