/** Bodies of errors as X's v2 API gives them. */
const problem = (name: string) => `https://api.x.com/2/problems/${name}`;

export const PROBLEMS = {
  unauthorized: {
    status: 401,
    body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  },
  clientForbidden: {
    status: 403,
    body: {
      client_id: '1',
      detail:
        'When authenticating requests to the X API v2 endpoints, you must use keys and tokens from a developer App that is attached to a Project.',
      title: 'Client Forbidden',
      reason: 'client-not-enrolled',
      type: problem('client-forbidden'),
    },
  },
  tooManyRequests: {
    status: 429,
    body: {
      title: 'Too Many Requests',
      detail: 'Too Many Requests',
      type: 'about:blank',
      status: 429,
    },
  },
  usageCapped: {
    status: 429,
    body: {
      account_id: 1,
      product_name: 'pay-per-use',
      title: 'UsageCapExceeded',
      period: 'Monthly',
      scope: 'Product',
      detail: 'Usage cap exceeded: Monthly product cap',
      type: problem('usage-capped'),
    },
  },
  noCredits: {
    status: 402,
    body: {
      account_id: 1,
      title: 'CreditsDepleted',
      detail: 'Your enrolled account does not have any credits to fulfill this request.',
      type: problem('credits'),
    },
  },
  unavailable: {
    status: 503,
    body: {
      title: 'Service Unavailable',
      detail: 'Service Unavailable',
      type: 'about:blank',
      status: 503,
    },
  },
  noRules: {
    status: 409,
    body: {
      title: 'ConnectionException',
      detail:
        'You must define rules using the POST /2/tweets/search/stream/rules endpoint before connecting to filtered stream.',
      connection_issue: 'RuleConfigurationIssue',
      type: problem('streaming-connection'),
    },
  },
  tooManyConnections: {
    status: 429,
    body: {
      title: 'ConnectionException',
      detail: 'This stream is currently at the maximum allowed connection limit.',
      connection_issue: 'TooManyConnections',
      type: problem('streaming-connection'),
    },
  },
  notFound: {
    status: 404,
    body: { title: 'Not Found', detail: 'Not Found', type: 'about:blank', status: 404 },
  },
} as const;

export type ProblemName = keyof typeof PROBLEMS;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export function invalidRequest(parameter: string, value: string, message: string): Reply {
  return {
    status: 400,
    body: {
      errors: [{ parameters: { [parameter]: [value] }, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: problem('invalid-request'),
    },
  };
}

/** One entry of `errors` in an answer that is otherwise a success. */
export function partialError(
  kind: 'resource-not-found' | 'not-authorized-for-resource',
  resource: 'tweet' | 'user',
  parameter: string,
  value: string,
) {
  const missing = kind === 'resource-not-found';
  return {
    value,
    detail: missing
      ? `Could not find ${resource} with ${parameter}: [${value}].`
      : `Sorry, you are not authorized to see the ${resource} with ${parameter}: [${value}].`,
    title: missing ? 'Not Found Error' : 'Authorization Error',
    resource_type: resource,
    parameter,
    resource_id: value,
    ...(missing ? {} : { section: 'data' }),
    type: problem(kind),
  };
}
