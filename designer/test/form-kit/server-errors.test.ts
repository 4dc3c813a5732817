import { createForm } from '@formily/core';
import { describe, expect, it } from 'vitest';
import { putErrors } from '../../form-kit/server-errors.ts';

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
    await form.validate();
    expect(phone.selfErrors).toEqual([]);
  });
});
