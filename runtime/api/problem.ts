import type { Text } from '@liandong/engine';

/**
 * The closed list of expected failures: status and words. `{name}` in a text is replaced by the
 * problem's data. RFC 9457.
 */
export const problems = {
  'bad-request': [400, '请求格式不正确', 'The request is malformed'],
  'unknown-field': [400, '请求包含未知字段', 'The request has an unknown field'],
  'invalid-field': [400, '有字段未通过校验', 'A field is not valid'],
  'model-refused': [
    400,
    '流程模型存在错误，不能发布',
    'The model has errors and cannot be published',
  ],
  'file-refused': [400, '文件未通过检查', 'The file was refused'],
  'quota-reached': [
    400,
    '编制已满：{name}核定 {quota} 人',
    'The quota is reached: {name} has {quota} posts',
  ],
  'not-signed-in': [401, '请先登录', 'Please sign in'],
  'session-expired': [
    401,
    '登录已过期，请重新登录',
    'Your session has expired, please sign in again',
  ],
  'sign-in-failed': [401, '账号、密码或验证码不正确', 'The name, password or code is not right'],
  'second-factor-required': [
    401,
    '请输入动态验证码',
    'Please enter the code of your authenticator',
  ],
  'password-expired': [403, '请先设置新密码', 'Please set a new password first'],
  'not-allowed': [403, '您没有此操作的权限', 'You are not allowed to do this'],
  'field-not-writable': [
    403,
    '该字段在本步骤不可修改',
    'This field cannot be changed in this step',
  ],
  'wrong-origin': [403, '请求来源不被允许', 'The request comes from an origin that is not allowed'],
  'not-found': [404, '没有找到', 'Not found'],
  'method-not-allowed': [405, '不支持该请求方法', 'This method is not supported here'],
  'already-claimed': [409, '任务已被他人认领', 'Somebody else has claimed this task'],
  'state-conflict': [409, '当前状态下不能执行此操作', 'This cannot be done in the present state'],
  suspended: [409, '流程已挂起，恢复后再试', 'The process is suspended; try when it is resumed'],
  'definition-suspended': [
    409,
    '该流程版本已挂起，暂不能发起',
    'This version of the process is suspended; nothing can be started with it',
  ],
  'login-taken': [409, '该账号名已被使用', 'Somebody else has this login'],
  'own-account': [409, '不能停用自己的账号', 'You cannot disable your own account'],
  'order-open': [409, '该级别已有未关闭的督办单', 'An order of this level is open already'],
  'stale-lease': [409, '作业租约已过期', 'The lease of this job is over'],
  'revision-conflict': [
    412,
    '内容已被他人修改，请刷新',
    'Somebody else changed this, please reload',
  ],
  'too-large': [413, '内容超过大小限制', 'This is larger than allowed'],
  'unsupported-media-type': [415, '不支持的内容类型', 'This content type is not supported'],
  'key-reused': [422, '幂等键已用于另一请求', 'The idempotency key was used for another request'],
  'rule-refused': [422, '不满足办理规则', 'A rule of the process refuses this'],
  'modification-refused': [
    422,
    '流程不能这样调整，未作任何改动',
    'The process cannot be changed like this; nothing was changed',
  ],
  'migration-refused': [
    422,
    '该流程实例不能迁移到所选版本',
    'This instance cannot be migrated to the chosen version',
  ],
  'item-mismatch': [
    422,
    '按集合循环的步骤要给出新增项的内容，按次数循环的步骤则不能给',
    'Give the item of the new iteration where the step runs over a collection, and only there',
  ],
  'revision-required': [428, '缺少修订号', 'The revision is missing'],
  'too-many-requests': [
    429,
    '操作过于频繁，请稍后再试',
    'Too many requests, please try again later',
  ],
  internal: [500, '系统内部错误', 'Something went wrong inside'],
  overloaded: [503, '系统繁忙，请稍后再试', 'The system is busy, please try again'],
  unavailable: [
    503,
    '系统暂不可写入，请稍后再试',
    'Nothing can be saved at the moment, please try again',
  ],
} as const satisfies { [code: string]: readonly [status: number, zh: string, en: string] };

export type ProblemCode = keyof typeof problems;

/** HTTP status of a code. */
export function problemStatus(code: ProblemCode): number {
  return problems[code][0];
}

/** The sentence a person sees; `{name}` is taken from the problem's data. */
export function problemText(
  code: ProblemCode,
  data: { readonly [name: string]: string } = {},
): Text {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (hole, name: string) =>
      Object.hasOwn(data, name) ? (data[name] ?? hole) : hole,
    );
  return { zh: fill(problems[code][1]), en: fill(problems[code][2]) };
}
