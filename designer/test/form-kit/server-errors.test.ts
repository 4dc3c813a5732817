import { createForm, setValidateLanguage } from '@formily/core';
import { describe, expect, it } from 'vitest';
import '../../form-kit/messages.ts';
import { forgetErrors, putErrors } from '../../form-kit/server-errors.ts';

describe('errors from the server', () => {
  it('stand beside their fields, whatever part of the request the path begins with', () => {
    const form = createForm();
    const phone = form.createField({ name: 'phone' });
    const note = form.createField({ name: 'note' });
    const errors = [
      { path: 'fields.phone', message: '号码不对' },
      { path: 'record.note', message: '太长' },
      { path: 'fields.hidden', message: '看不到' },
    ];
    expect(putErrors(form, errors)).toEqual(['phone', 'note']);
    expect(phone.selfErrors).toEqual(['号码不对']);
    expect(note.selfErrors).toEqual(['太长']);
  });

  it('go when the field is changed, and do not hold up sending again', async () => {
    const form = createForm();
    const phone = form.createField({ name: 'phone' });
    putErrors(form, [{ path: 'fields.phone', message: '号码不对' }]);
    await phone.onInput('13904171234');
    expect(phone.selfErrors).toEqual([]);
    putErrors(form, [{ path: 'fields.phone', message: '号码已用' }]);
    forgetErrors(form);
    await form.validate();
    expect(phone.selfErrors).toEqual([]);
  });
});

describe('errors of the form itself', () => {
  it.each([
    ['zh', '请填写此项', '至少 5 个字'],
    ['en', 'Please fill this in', 'At least 5 characters'],
  ])('are said in words for people (%s)', async (language, missing, short) => {
    setValidateLanguage(language);
    const form = createForm();
    const field = form.createField({ name: 'note', required: true, validator: { minLength: 5 } });
    await expect(form.validate()).rejects.toBeDefined();
    expect(field.selfErrors).toEqual([missing]);
    await field.onInput('abc');
    expect(field.selfErrors).toEqual([short]);
  });
});
