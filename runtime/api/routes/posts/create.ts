import { hasRight } from '../../../auth/policies/right.ts';
import { createPost } from '../../../usecases/organisation/posts.ts';
import { perUser, route } from '../../route.ts';
import { createdId, createPost as createPostBody } from '../../schemas/organisation.ts';

export const postPost = route({
  method: 'post',
  path: '/posts',
  summary: 'Add a post to a unit',
  body: createPostBody,
  reply: createdId,
  status: 201,
  access: hasRight('organisation.manage'),
  audit: 'post.created',
  limit: perUser('administration'),
  async handle({ body, principal, services }) {
    const post = { ...body, unit: Number(body.unit) };
    const created = await createPost(services, principal.actor, post);
    return created.ok ? { ok: true, body: { id: String(created.answer.id) } } : created;
  },
});
