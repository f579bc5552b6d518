import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answers, type Bill, routeOf } from './answers.ts';
import { Billing } from './billing.ts';
import { embedHtml } from './oembed.ts';
import { matcherOf } from './post-queries.ts';
import { PROBLEMS, type ProblemName, type Reply } from './problems.ts';
import { RateWindows } from './rate-windows.ts';
import { StreamConnections, whole } from './stream-connections.ts';
import { World, type WorldPost } from './world.ts';

/** What an answer is spoiled by: a problem, a lost connection, a body of another shape; or nothing. */
export type Fault = ProblemName | 'none' | 'drop' | 'cut-short' | { readonly body: string };

export interface SeenRequest {
  readonly endpoint: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/**
 * A server on this machine that speaks X's API v2: its shapes, its limits, its errors, its bill.
 * Limits and prices are X's own of 2026-08-22; the clock is the test's.
 */
export class XServer {
  readonly world: World;
  readonly windows: RateWindows;
  readonly billing: Billing;
  readonly stream = new StreamConnections();
  readonly requests: SeenRequest[] = [];
  /** Spoils the answers to come, one each. */
  readonly faults: Fault[] = [];
  readonly bearerToken = 'AAAAAAAAAAAAAAAAAAAAAtest';
  private readonly answers: Answers;
  private readonly server: Server;

  private constructor(now: () => Date) {
    this.world = new World(now);
    this.windows = new RateWindows(now);
    this.billing = new Billing(now);
    this.answers = new Answers(this.world, this.stream.rules, now);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.world.onPost((post) => this.streamPost(post));
  }

  static async start(now: () => Date): Promise<XServer> {
    const started = new XServer(now);
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  requestsTo(endpoint: string): SeenRequest[] {
    return this.requests.filter((request) => request.endpoint === endpoint);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await textOf(request);
    const route = routeOf(request.method ?? 'GET', url.pathname);
    this.requests.push({
      endpoint: route?.endpoint ?? url.pathname,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
    });
    if (url.pathname === '/oembed') return this.oembed(url.searchParams, response);
    if (request.headers.authorization !== `Bearer ${this.bearerToken}`) {
      return send(response, PROBLEMS.unauthorized);
    }
    if (route === null) return send(response, PROBLEMS.notFound);
    const { allowed, headers } = this.windows.take(route.endpoint);
    if (!allowed) return send(response, PROBLEMS.tooManyRequests, headers);
    const fault = this.faults.shift();
    if (fault === 'drop') return void request.socket.destroy();
    if (typeof fault === 'string' && fault !== 'cut-short' && fault !== 'none') {
      return send(response, PROBLEMS[fault], headers);
    }
    if (typeof fault === 'object') return sendText(response, 200, fault.body, headers);
    if (route.endpoint === 'tweets/search/stream') return this.openStream(response, headers);
    const bill: Bill = { posts: [], users: [] };
    const reply = this.answers.answer(route, url.searchParams, body, bill);
    if (fault === 'cut-short') {
      const text = JSON.stringify(reply.body);
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
        ...headers,
      });
      response.write(text.slice(0, text.length >> 1), () => request.socket.destroy());
      return;
    }
    this.billing.charge(bill.posts, bill.users);
    send(response, reply, headers);
  }

  private openStream(response: ServerResponse, headers: Record<string, string>): void {
    if (this.stream.rules.length === 0) return send(response, PROBLEMS.noRules, headers);
    if (this.stream.isOpen) return send(response, PROBLEMS.tooManyConnections, headers);
    this.stream.open(response, headers);
  }

  private streamPost(post: WorldPost): void {
    if (!this.stream.isOpen) return;
    const rules = this.stream.rules.filter(({ value }) => matcherOf(this.world, value)(post));
    if (rules.length === 0) return;
    this.stream.send(
      {
        data: { id: post.id, text: post.text, edit_history_tweet_ids: [post.id] },
        matching_rules: rules.map(({ id, tag }) => ({ id, tag: tag ?? '' })),
      },
      this.cut,
    );
    this.billing.charge([post.id], []);
  }

  /** How the lines of the stream are cut into chunks. */
  cut = whole;

  private oembed(query: URLSearchParams, response: ServerResponse): void {
    const id = /\/status\/(\d{1,19})/.exec(query.get('url') ?? '')?.[1] ?? '';
    if (!this.world.isThere(id)) return send(response, PROBLEMS.notFound);
    if (!this.world.isPublic(id)) {
      return send(response, { status: 403, body: { error: 'Sorry, you are not authorized.' } });
    }
    send(response, { status: 200, body: embedHtml(this.world, id) });
  }
}

function send(response: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void {
  sendText(response, reply.status, JSON.stringify(reply.body), headers);
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string>,
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
